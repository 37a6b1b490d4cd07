import HubbubWire
import Testing

@testable import HubbubServer

/// The table of who may do what, each cell tried over HTTP: what is answered, or refused, and with which code.
@Suite(.serialized) struct RightsTableTests {
    private static let roles = ["visitor", "stranger", "member", "moderator", "steward", "operator"]

    /// A right: the command that uses it, and what each role is answered, in the order of `roles`.
    private struct Row: Sendable {
        let name: String
        let command: String
        let fields: String
        let answers: [String]

        init(_ name: String, _ command: String, _ fields: String, _ answers: String) {
            self.name = name
            self.command = command
            self.fields = fields
            self.answers = answers.split(separator: " ").map(String.init)
        }
    }

    /// Fields name the community hub `#berlin`; `KARL` is a plain member there, `N` a message of his.
    ///
    /// Acts are only tried.
    private static let rows = [
        Row("read a public hub", "channel.history", ##"{"channel":"#open"}"##, "ok ok ok ok ok ok"),
        Row("read a community hub", "channel.history", ##"{"channel":"#berlin"}"##, "not_found ok ok ok ok ok"),
        Row(
            "read a private hub",
            "channel.history",
            ##"{"channel":"#board"}"##,
            "not_found not_found ok ok ok not_found"
        ),
        Row(
            "search a private hub",
            "search",
            ##"{"query":"planted in:#board"}"##,
            "not_found not_found ok ok ok not_found"
        ),
        Row("list members", "hub.who", ##"{"hub":"#berlin"}"##, "needs_login ok ok ok ok ok"),
        Row(
            "post",
            "message.post",
            ##"{"channel":"#berlin","body":"hello"}"##,
            "needs_login not_joined ok ok ok not_joined"
        ),
        Row(
            "react",
            "message.react",
            ##"{"message":"#berlin/1","emoji":"👍"}"##,
            "needs_login not_joined ok ok ok not_joined"
        ),
        Row(
            "edit another's",
            "message.edit",
            ##"{"message":"#berlin/1","body":"x"}"##,
            "needs_login forbidden forbidden forbidden forbidden forbidden"
        ),
        Row("mute", "member.mute", act(##""member":"karl","lasts":"2h","rule":1"##), acting),
        Row("ban", "member.ban", act(##""member":"karl","lasts":"7d","rule":1"##), acting),
        Row("ban for good", "member.ban", act(##""member":"karl","lasts":"perm","rule":1"##), running),
        Row("kick", "member.kick", act(##""member":"karl""##), acting),
        Row("remove", "message.remove", act(##""message":"#berlin/1","rule":1"##), acting),
        Row("pin", "thread.pin", act(##""message":"#berlin/1""##), acting),
        Row("lock", "place.lock", act(##""message":"#berlin/1""##), acting),
        Row("slow", "place.slow", act(##""message":"#berlin/1","pace":"30s""##), acting),
        Row("premoderate", "place.premoderate", act(##""message":"#berlin/1","on":true"##), acting),
        Row("move", "message.move", act(##""message":"#berlin/1","channel":"#berlin/other""##), acting),
        Row("split", "thread.split", act(##""message":"#berlin/2","title":"apart""##), acting),
        Row("merge", "thread.merge", act(##""message":"#berlin/1","from":"#berlin/3""##), acting),
        Row("see the queue", "queue.list", ##"{"hub":"#berlin"}"##, "needs_login forbidden forbidden ok ok ok"),
        Row("mute everywhere", "member.mute", everywhere(##""member":"karl","lasts":"2h","rule":1"##), operators),
        Row("purge", "message.purge", act(##""message":"#berlin/1""##), operators),
        Row("charter", "charter.set", ##"{"hub":"#berlin","rules":["one","two"]}"##, runningUndried),
        Row("settings", "hub.set", ##"{"hub":"#berlin","field":"about","value":"x"}"##, runningUndried),
        Row("create a topic channel", "channel.create", ##"{"channel":"#berlin/new-ROLE"}"##, runningUndried),
        Row("create a hub", "hub.create", ##"{"slug":"new-ROLE","name":"New"}"##, operators),
        Row("rules of the community", "charter.set", ##"{"everywhere":true,"rules":["one"]}"##, operators),
        Row("arbiters", "member.appoint", ##"{"everywhere":true,"member":"karl","role":"arbiter"}"##, operators),
        Row("read the log", "modlog.list", ##"{"hub":"#berlin"}"##, "not_found ok ok ok ok ok"),
    ]

    private static let acting = "needs_login forbidden forbidden ok ok ok"
    private static let running = "needs_login forbidden forbidden forbidden ok ok"
    private static let runningUndried = "needs_login forbidden forbidden forbidden ok ok"
    private static let operators = "needs_login forbidden forbidden forbidden forbidden ok"

    private static func act(_ fields: String) -> String { ##"{"hub":"#berlin","dry_run":true,\##(fields)}"## }
    private static func everywhere(_ fields: String) -> String { #"{"everywhere":true,"dry_run":true,\#(fields)}"# }

    @Test func everyCellOverTheWire() async throws {
        try await LiveServer.with { server in
            let cookies = try await furnish(server)
            for row in Self.rows {
                for (role, expected) in zip(Self.roles, row.answers) {
                    let body = "{\"key\":\"\(LiveServer.key())\"," + row.fields.dropFirst()
                    let fields = body.replacing("ROLE", with: role)
                    let answer = try await server.call(row.command, fields, cookie: cookies[role])
                    let code = answer.json?["no"]?["code"]?.string ?? (answer.json?["ok"] == nil ? "?" : "ok")
                    #expect(code == expected, "\(role): \(row.name): \(answer.body.prefix(200))")
                }
            }
        }
    }

    /// Hubs `open`, `berlin` and `board` with a member of each role in each; the stranger and the operator are in none.
    private func furnish(_ server: LiveServer) async throws -> [String: String] {
        let olga = try await server.operatorCookie()
        var cookies = ["operator": olga, "stranger": try await server.signUp("stranger")]
        for nick in ["member", "moderator", "steward"] { cookies[nick] = try await server.signUp("\(nick)-person") }
        let karl = try await server.signUp("karl")
        for (slug, visibility) in [("open", "public"), ("berlin", "community"), ("board", "private")] {
            let hub = #"{"slug":"\#(slug)","name":"\#(slug)","visibility":"\#(visibility)"}"#
            try await server.act("hub.create", hub, cookie: olga)
            let invite = try await server.act("invite.create", ##"{"hub":"#\##(slug)"}"##, cookie: olga)
            let code = try #require(invite["invite"]?["code"]?.string)
            for cookie in ["member", "moderator", "steward"].compactMap({ cookies[$0] }) + [karl] {
                try await server.act("hub.join", ##"{"hub":"#\##(slug)","invite":"\##(code)"}"##, cookie: cookie)
            }
            for role in ["moderator", "steward"] {
                let appoint = ##"{"hub":"#\##(slug)","member":"\##(role)-person","role":"\##(role)"}"##
                try await server.act("member.appoint", appoint, cookie: olga)
            }
            try await server.act("message.post", ##"{"channel":"#\##(slug)","body":"planted"}"##, cookie: karl)
            try await server.act("message.post", ##"{"reply_to":"#\##(slug)/1","body":"an answer"}"##, cookie: karl)
            try await server.act("message.post", ##"{"channel":"#\##(slug)","body":"another"}"##, cookie: karl)
            try await server.act("channel.create", ##"{"channel":"#\##(slug)/other"}"##, cookie: olga)
            try await server.act("hub.leave", ##"{"hub":"#\##(slug)"}"##, cookie: olga)
        }
        return cookies
    }
}
