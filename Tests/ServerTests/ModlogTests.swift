import HubbubWire
import Testing

@testable import HubbubServer

/// Moderation logs as everyone sees them, and as the machine proves them.
@Suite(.serialized) struct ModlogTests {
    /// A public and a private hub with karl in both, and a mute in each.
    private func furnish(_ server: LiveServer) async throws -> (olga: String, karl: String) {
        let olga = try await server.operatorCookie()
        let karl = try await server.signUp("karl")
        for (slug, visibility) in [("open", "public"), ("hidden", "private")] {
            let hub = #"{"slug":"\#(slug)","name":"\#(slug)","visibility":"\#(visibility)"}"#
            try await server.act("hub.create", hub, cookie: olga)
            let invite = try await server.act("invite.create", ##"{"hub":"#\##(slug)"}"##, cookie: olga)
            let code = try #require(invite["invite"]?["code"]?.string)
            try await server.act("hub.join", ##"{"hub":"#\##(slug)","invite":"\##(code)"}"##, cookie: karl)
            let mute = ##"{"hub":"#\##(slug)","member":"karl","lasts":"2h","rule":2,"words":"planted-words"}"##
            try await server.act("member.mute", mute, cookie: olga)
        }
        return (olga, karl)
    }

    @Test func visitorsReadWhatWasDoneAndNoNames() async throws {
        try await LiveServer.with { server in
            let (_, karl) = try await furnish(server)
            for path in ["/open/modlog", "/open/modlog.atom", "/open/modlog.json"] {
                let answer = try await server.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.body.contains("mute"), "\(path)")
                for hidden in ["karl", "olga", "planted-words"] { #expect(!answer.body.contains(hidden), "\(path)") }
            }
            let own = try await server.get("/open/modlog", cookie: karl)
            #expect(own.body.contains("@karl") && own.body.contains("planted-words") && !own.body.contains("olga"))
            #expect(try await server.get("/modlog").status == 200)
        }
    }

    @Test func aPrivateHubsLogIsItsMembersAlone() async throws {
        try await LiveServer.with { server in
            let (olga, karl) = try await furnish(server)
            let stranger = try await server.signUp("zoe")
            let unknown = try await server.get("/nowhere/modlog", cookie: stranger)
            let hidden = try await server.get("/hidden/modlog", cookie: stranger)
            #expect(hidden.status == 404 && hidden.status == unknown.status)
            #expect(try await server.get("/hidden/modlog").status == 404)
            #expect(try await server.get("/hidden/modlog", cookie: karl).status == 200)
            #expect(try await server.get("/hidden/modlog", cookie: olga).status == 200)
        }
    }

    @Test func theMachineProvesItWhole() async throws {
        try await LiveServer.with { server in
            _ = try await furnish(server)
            let json = try await server.get("/open/modlog.json").json
            let head = try #require(json?["entries"]?.array?.first?["hash"]?.string)
            let desk = AdministrationDesk(settings: server.settings)
            try await desk.ask(.verifyLog(hub: nil, expected: nil)) { _ in }
            try await desk.ask(.verifyLog(hub: "open", expected: head)) { _ in }
            let other = String(repeating: "0", count: 64)
            await #expect(throws: ServerFailure.self) {
                try await desk.ask(.verifyLog(hub: nil, expected: other)) { _ in }
            }
        }
    }
}

/// Illegal content is reported without an account.
@Suite(.serialized) struct PublicReportTests {
    @Test func reachesOperatorsAndTellsNothingOfHiddenHubs() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            let karl = try await server.signUp("karl")
            for (slug, visibility) in [("open", "public"), ("house", "community")] {
                let hub = #"{"slug":"\#(slug)","name":"\#(slug)","visibility":"\#(visibility)"}"#
                try await server.act("hub.create", hub, cookie: olga)
                try await server.act("hub.join", ##"{"hub":"#\##(slug)"}"##, cookie: karl)
                try await server.act("message.post", ##"{"channel":"#\##(slug)","body":"planted"}"##, cookie: karl)
            }
            #expect(try await server.get("/report").status == 200)
            let whole = "\(server.origin)/open/1"
            let sent = try await server.form("/report", [("message", whole), ("words", "this breaks the law")])
            #expect(sent.status == 200)
            let queue = try await server.act("queue.list", #"{"everywhere":true}"#, cookie: olga)
            let item = queue["items"]?.array?.first
            #expect(item?["reports"]?.array?.first?["words"]?.string == "this breaks the law")
            #expect(item?["reports"]?.array?.first?["by"] == nil)
            let hidden = try await server.form("/report", [("message", "#house/1"), ("words", "x")])
            let missing = try await server.form("/report", [("message", "#nowhere/1"), ("words", "x")])
            #expect(hidden.status == 404 && missing.status == 404)
        }
    }
}
