import HubbubWebSocket
import HubbubWire
import Testing

@testable import HubbubServer

@Suite(.serialized) struct SocketDoorTests {
    private func isLet(in server: LiveServer, _ headers: [(String, String)]) async -> Bool {
        guard let socket = try? await server.connect(headers: headers) else { return false }
        socket.abort()
        return true
    }

    @Test func letsInItsOwnPagesAndPrograms() async throws {
        try await LiveServer.with { server in
            #expect(await isLet(in: server, []))
            #expect(await isLet(in: server, [("Origin", server.origin)]))
            for origin in [
                "null", "http://evil.example", server.origin + ".evil.example", "https://" + server.host,
                server.origin + "/", "",
            ] {
                #expect(await !isLet(in: server, [("Origin", origin)]), "\(origin)")
            }
            #expect(await !isLet(in: server, [("Origin", server.origin), ("Origin", "http://evil.example")]))
        }
    }

    @Test func wantsItsProtocol() async throws {
        try await LiveServer.with { server in
            await #expect(throws: ConnectFault.self) { try await server.connect(subprotocols: []) }
            await #expect(throws: ConnectFault.self) { try await server.connect(subprotocols: ["hubbub.v2"]) }
            let plain = try await server.get("/ws")
            #expect((plain.status, plain.code) == (400, "version"))
        }
    }

    @Test func greetsByCookieFromItsOwnPagesAlone() async throws {
        try await LiveServer.with { server in
            let ana = try await server.signUp("ana")
            let page = try await server.connect(headers: [("Origin", server.origin), ("Cookie", ana)])
            try await page.send(#"{"id":1,"do":"hello"}"#)
            let welcome = try JSONParser.parse(try #require(try await page.nextText()))
            #expect(welcome["ok"]?["me"]?["nick"]?.string == "ana")
            page.abort()

            let program = try await server.connect(headers: [("Cookie", ana)])
            try await program.send(#"{"id":1,"do":"hello"}"#)
            let first = try await program.nextText()
            #expect(first.flatMap { try? JSONParser.parse($0) }?["ok"] == nil)
            program.abort()
        }
    }

    @Test func saysGoodbyeWhenItStops() async throws {
        try await LiveServer.with { server in
            let ana = try await server.signUp("ana")
            let socket = try await server.connect(headers: [("Origin", server.origin), ("Cookie", ana)])
            try await socket.send(#"{"id":1,"do":"hello"}"#)
            _ = try await socket.nextText()
            server.stop()
            while try await socket.nextText() != nil {}
            let closure = try await socket.closure()
            #expect(closure.code == .goingAway)
        }
    }
}
