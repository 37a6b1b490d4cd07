import HubbubWire
import Testing

@testable import HubbubServer

/// The table of who may do what, each cell tried over HTTP: what is answered, or refused, and with which code.
@Suite(.serialized) struct RightsTableTests {
    private static let roles = ["visitor", "stranger", "member", "moderator", "steward", "operator", "elsewhere"]

    /// A right: the command that uses it, and what each role is answered, in the order of `roles`.
    ///
    /// Who runs another hub is answered as a stranger, unless said otherwise.
    private struct Row: Sendable {
        let name: String
        let command: String
        let fields: String
        let answers: [String]

        init(_ name: String, _ command: String, _ fields: String, _ answers: String) {
            self.name = name
            self.command = command
            self.fields = fields
            let told = answers.split(separator: " ").map(String.init)
            self.answers = told.count < roles.count ? told + [told[1]] : told
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
        Row(
            "reply",
            "message.post",
            ##"{"reply_to":"#berlin/1","body":"hello"}"##,
            "needs_login not_joined ok ok ok not_joined"
        ),
        Row(
            "delete another's",
            "message.delete",
            ##"{"message":"#berlin/1"}"##,
            "needs_login forbidden forbidden forbidden forbidden forbidden"
        ),
        Row(
            "share",
            "thread.share",
            ##"{"message":"#berlin/1","channel":"#house"}"##,
            "needs_login not_joined ok already already not_joined"
        ),
        Row(
            "share where more people read",
            "thread.share",
            ##"{"message":"#berlin/3","channel":"#open"}"##,
            "needs_login not_joined wider wider wider not_joined"
        ),
        Row(
            "report",
            "message.report",
            ##"{"message":"#berlin/1","words":"rude"}"##,
            "needs_login ok ok ok ok ok"
        ),
        Row(
            "appeal what touches someone else",
            "entry.appeal",
            ##"{"hub":"#berlin","entry":2,"words":"no"}"##,
            "needs_login not_found not_found not_found invalid not_found"
        ),
        Row("unmute", "member.unmute", act(##""member":"karl""##), actingAlready),
        Row("unban", "member.unban", act(##""member":"karl""##), actingAlready),
        Row("restore", "message.restore", act(##""message":"#berlin/1""##), actingAlready),
        Row("unlock", "place.unlock", act(##""message":"#berlin/1""##), actingAlready),
        Row("unpin", "thread.unpin", act(##""message":"#berlin/1""##), actingAlready),
        Row("lock a channel", "place.lock", act(##""channel":"#berlin""##), acting),
        Row("mute for good", "member.mute", act(##""member":"karl","lasts":"perm","rule":1"##), running),
        Row("mute a moderator", "member.mute", act(##""member":"neighbour-person","lasts":"2h","rule":1"##), acting),
        Row(
            "move to a hub where one is no moderator",
            "message.move",
            act(##""message":"#berlin/1","channel":"#house""##),
            "needs_login forbidden forbidden forbidden forbidden ok"
        ),
        Row(
            "undo an operator's act",
            "entry.undo",
            act(##""entry":1"##),
            "needs_login forbidden forbidden higher higher ok"
        ),
        Row("appoint", "member.appoint", act(##""member":"karl","role":"moderator""##), running),
        Row("unappoint, and step down", "member.unappoint", act(##""member":"moderator-person""##), acting),
        Row("unappoint who runs it", "member.unappoint", act(##""member":"steward-person""##), lastSteward),
        Row("archive", "channel.archive", act(##""channel":"#berlin/other""##), running),
        Row("set visibility", "hub.set", act(##""field":"visibility","value":"private""##), running),
        Row("note", "member.note", ##"{"hub":"#berlin","member":"karl","text":"x"}"##, acting),
        Row("see a record", "member.record", ##"{"hub":"#berlin","member":"karl"}"##, acting),
        Row("call for calm", "calm.call", act(##""lasts":"2h""##), acting),
        Row("see who asks to join", "request.list", ##"{"hub":"#berlin"}"##, acting),
        Row(
            "work the queue",
            "queue.take",
            ##"{"hub":"#berlin","item":9999}"##,
            "needs_login forbidden forbidden not_found not_found not_found"
        ),
        Row(
            "see what is decided for all hubs",
            "queue.list",
            ##"{"everywhere":true}"##,
            "needs_login forbidden forbidden ok ok ok ok"
        ),
        Row("ban everywhere", "member.ban", everywhere(##""member":"karl","lasts":"2h","rule":1"##), operators),
        Row("calm everywhere", "calm.call", everywhere(##""lasts":"2h""##), operators),
        Row("erase an entry's words", "entry.erase", act(##""entry":1"##), operators),
        Row("let a member choose a new password", "member.recover", ##"{"member":"karl"}"##, operators),
        Row("read the community's log", "modlog.list", ##"{"everywhere":true}"##, "ok ok ok ok ok ok"),
        Row("take one's own data away", "account.export", "{}", "needs_login ok ok ok ok ok"),
        Row(
            "join a private hub without an invite",
            "hub.join",
            ##"{"hub":"#board"}"##,
            "needs_login not_found already already already ok"
        ),
        Row("read the log", "modlog.list", ##"{"hub":"#berlin"}"##, "not_found ok ok ok ok ok"),
    ]

    private static let acting = "needs_login forbidden forbidden ok ok ok"
    private static let actingAlready = "needs_login forbidden forbidden already already already"
    private static let lastSteward = "needs_login forbidden forbidden forbidden last_steward last_steward"
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
                    let body =
                        "{\"key\":\"\(LiveServer.key())\"" + (row.fields == "{}" ? "" : ",") + row.fields.dropFirst()
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
        // Fewer sign-ups than an address has at once.
        let desk = AdministrationDesk(settings: server.settings)
        for nick in ["neighbour-person", "karl"] {
            let person = ControlRequest.addMember(nick: nick, isOperator: false, password: LiveServer.password)
            try await desk.ask(person) { _ in }
        }
        cookies["elsewhere"] = try await server.logIn("neighbour-person")
        let karl = try await server.logIn("karl")
        try await server.act("hub.create", ##"{"slug":"house","name":"House","visibility":"community"}"##, cookie: olga)
        for cookie in ["member", "moderator", "steward", "elsewhere"].compactMap({ cookies[$0] }) {
            try await server.act("hub.join", ##"{"hub":"#house"}"##, cookie: cookie)
        }
        let running = ##"{"hub":"#house","member":"neighbour-person","role":"steward"}"##
        try await server.act("member.appoint", running, cookie: olga)
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
