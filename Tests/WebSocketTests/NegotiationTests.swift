import Testing

@testable import HubbubWebSocket

@Suite struct NegotiationTests {
    private static let answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"

    @Test(arguments: [
        ("permessage-deflate", answer),
        ("permessage-deflate; client_max_window_bits", answer),
        ("permessage-deflate; client_max_window_bits=9; server_no_context_takeover", answer),
        ("x-webkit-deflate-frame, Permessage-Deflate ; client_no_context_takeover", answer),
        ("permessage-deflate; server_max_window_bits=15", answer + "; server_max_window_bits=15"),
        ("permessage-deflate; server_max_window_bits=\"10\"", answer + "; server_max_window_bits=10"),
        ("permessage-deflate; server_max_window_bits=7, permessage-deflate", answer),
    ])
    func accepts(offer: String, answer: String) {
        #expect(Compression.accept([offer])?.header == answer)
    }

    @Test func doesNotCompressForASmallerWindow() {
        #expect(Compression.accept(["permessage-deflate; server_max_window_bits=12"])?.compresses == false)
        #expect(Compression.accept(["permessage-deflate; server_max_window_bits=15"])?.compresses == true)
    }

    @Test(arguments: [
        "", ";", ",,,", "gzip", "permessage-deflate; unknown", "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; server_max_window_bits", "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=08", "permessage-deflate;",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover", "permessage-deflate; =",
    ])
    func declines(offer: String) {
        #expect(Compression.accept([offer]) == nil)
    }

    @Test func takesTheServersAnswer() throws {
        #expect(try Compression.confirm([]) == nil)
        #expect(try Compression.confirm([Self.answer]) == .offer)
        #expect(try Compression.confirm(["permessage-deflate; server_no_context_takeover"]) == .offer)
    }

    @Test(arguments: [
        "permessage-deflate", "gzip", "permessage-deflate; server_no_context_takeover; client_max_window_bits=9",
        "permessage-deflate; server_no_context_takeover, permessage-deflate; server_no_context_takeover",
    ])
    func refusesTheServersAnswer(answer: String) {
        #expect(throws: ConnectFault.extensions) { try Compression.confirm([answer]) }
    }
}
