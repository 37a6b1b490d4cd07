import HubbubWire
import Testing

@testable import HubbubServer

@Suite(.serialized) struct ExportTests {
    @Test func givesAMemberTheirDataAsOneFile() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await server.act("hub.create", #"{"slug":"berlin","name":"Berlin"}"#, cookie: olga)
            for count in 0..<250 {
                let post = ##"{"channel":"#berlin","body":"message \##(count)"}"##
                try await server.act("message.post", post, cookie: olga)
            }
            let answer = try await server.get("/account/export", cookie: olga)
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "application/x-ndjson; charset=utf-8")
            #expect(answer["content-disposition"]?.hasPrefix("attachment; filename=") == true)
            #expect(answer["cache-control"] == "no-store")
            #expect(answer["transfer-encoding"] == "chunked")
            let lines = try Self.joined(answer.body).split(separator: "\n").map { try JSONParser.parse(String($0)) }
            #expect(lines.first?["is"]?.string == "export" && lines.last?["is"]?.string == "end")
            #expect(lines.filter { $0["is"]?.string == "message" }.count == 250)
            let visitor = try await server.get("/account/export")
            #expect((visitor.status, visitor["location"]) == (303, "/login?next=/account/export"))
        }
    }

    /// The chunks' contents (RFC 9112, 7.1).
    private static func joined(_ body: String) -> String {
        var rest = Array(body.utf8)[...]
        var whole: [UInt8] = []
        while let end = rest.firstIndex(of: 13),
            let length = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16),
            length > 0
        {
            let begin = rest.index(end, offsetBy: 2)
            whole += rest[begin..<(begin + length)]
            rest = rest[(begin + length + 2)...]
        }
        return String(decoding: whole, as: UTF8.self)
    }
}
