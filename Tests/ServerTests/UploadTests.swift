import FoundationEssentials
import HubbubWire
import Testing

@testable import HubbubServer

/// Files that come in, over real connections.
@Suite(.serialized) struct UploadTests {
    private func leftovers(_ server: LiveServer) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: server.settings.data + "/files/arriving")
    }

    private func stored(_ server: LiveServer) throws -> Int {
        try FileManager.default.subpathsOfDirectory(atPath: server.settings.data + "/files")
            .filter { $0.utf8.count > 60 }.count
    }

    @Test func answersWithWhatTheBytesAre() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            let sent = try await server.upload(
                Array("<svg onload='x()'/>".utf8),
                name: "../pier\u{202E}gpj.svg",
                cookie: olga,
                ["Content-Type": "image/png"]
            )
            #expect(sent.status == 200)
            let file = sent.json?["ok"]?["file"]
            #expect(file?["type"]?.string == "application/octet-stream")
            #expect(file?["name"]?.string == "piergpj.svg")
            let picture = try await server.upload(LiveServer.picture, cookie: olga)
            #expect(picture.json?["ok"]?["file"]?["width"]?.integer == 4)
            let limits = try await server.get("/api/v1/limits")
            #expect(limits.json?["ok"]?["upload_bytes"]?.integer == 25 << 20)
        }
    }

    @Test func takesThemOnlyFromPagesOfOursOrWithAToken() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            for origin in ["", "null", "http://evil.example", server.origin + ".evil.example"] {
                let answer = try await server.upload([1, 2], cookie: olga, ["Origin": origin])
                #expect((answer.status, answer.code) == (403, "origin"), "\(origin)")
            }
            #expect(try await server.upload([1, 2]).code == "needs_login")
            #expect(try await server.upload([1, 2], ["Authorization": "Bearer wrong"]).code == "needs_login")
            let made = try await server.act("token.create", #"{"client":"script"}"#, cookie: olga)
            let token = try #require(made["token"]?.string)
            let sent = try await server.upload([1, 2], ["Authorization": "Bearer \(token)", "Origin": ""])
            #expect(sent.status == 200, "\(sent.body)")
            #expect(try stored(server) == 1)
        }
    }

    @Test func refusesWhatIsTooLargeSaidOrNot() async throws {
        var settings = LiveServer.fresh
        settings.uploadBytes = 1_000_000
        try await LiveServer.with(settings) { server in
            let olga = try await server.operatorCookie()
            // Announced: the refusal comes without the body.
            let key = LiveServer.key()
            let said = try await server.exchange(
                Array(
                    """
                    POST /api/v1/files?name=x&key=\(key) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(olga)\r
                    Origin: \(server.origin)\r\nContent-Length: 1000001\r\n\r\n
                    """.utf8
                )
            )
            let answer = try #require(FileAnswer(said))
            #expect(answer.status == 413)
            // Not announced: cut where the bound is.
            let chunk = "80000\r\n" + String(repeating: "x", count: 0x80000) + "\r\n"
            let head =
                "POST /api/v1/files?name=x&key=\(key) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(olga)\r\n"
                + "Origin: \(server.origin)\r\nTransfer-Encoding: chunked\r\n\r\n"
            let cut = try await server.exchange(Array((head + chunk + chunk + "0\r\n\r\n").utf8))
            #expect(try #require(FileAnswer(cut)).status == 413)
            #expect(try leftovers(server) == [] && stored(server) == 0)
            let whole = try await server.upload([UInt8](repeating: 0x61, count: 1_000_000), cookie: olga)
            #expect(whole.status == 200)
        }
    }

    @Test func leavesNothingOfWhatIsCutOff() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            let head =
                "POST /api/v1/files?name=x&key=\(LiveServer.key()) HTTP/1.1\r\nHost: \(server.host)\r\n"
                + "Cookie: \(olga)\r\nOrigin: \(server.origin)\r\nContent-Length: 100000\r\n\r\n"
            for _ in 1...6 { _ = try await server.exchange(Array((head + "half").utf8), isHalf: true) }
            // More than one member may have at once: each must have given its place back.
            for _ in 0..<2_000 where try !leftovers(server).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try leftovers(server) == [] && stored(server) == 0)
            #expect(try await server.upload([1], cookie: olga).status == 200)
        }
    }

    @Test func actsOnceForAKey() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            let key = LiveServer.key()
            let first = try await server.upload(LiveServer.picture, key: key, cookie: olga)
            let again = try await server.upload(LiveServer.picture, key: key, cookie: olga)
            #expect(first.json == again.json && first.status == 200)
            let other = try await server.upload([1], key: key, cookie: olga)
            #expect((other.status, other.code) == (409, "key_reused"))
            #expect(try await server.upload([1], key: "x", cookie: olga).code == "invalid")
            let broken = try await server.upload(Array(LiveServer.picture.prefix(30)), cookie: olga)
            #expect((broken.status, broken.code) == (400, "invalid"))
            #expect(try await server.upload([], cookie: olga).code == "empty")
        }
    }
}
