import HubbubCommands
import HubbubModel
import HubbubWire
import TestDice
import Testing

@testable import HubbubStore

/// Two hubs with threads, replies, reactions, follows, shares, marks and levels, and people who see them differently.
struct BusyTown {
    let home: TestForum
    /// Runs both hubs, and acts.
    let ana: Person
    let viewers: [(name: String, person: Person)]

    /// An act that was done, in which hub's log.
    struct Done {
        let hub: JSON
        let number: JSON
    }

    private static let channels = ["#berlin", "#berlin/coworking", "#rome"]
    /// The numbers given out in them at first.
    private static let lasts: [Int64] = [8, 3, 4]

    init() async throws {
        home = try TestForum()
        let olga = try await home.member("olga", isOperator: true)
        ana = try await home.member("ana")
        let mo = try await home.member("mo")
        let karl = try await home.member("karl")
        let lea = try await home.member("lea")
        let zoe = try await home.member("zoe")
        try await home.hub("berlin", .public)
        try await home.hub("rome")
        for hub in ["#berlin", "#rome"] {
            for person in [olga, ana, mo, lea] { try await person.type("/join \(hub)", in: hub) }
            try await olga.type("/appoint ana steward", in: hub)
            try await ana.type("/appoint mo moderator", in: hub)
            try await olga.type("/leave \(hub)", in: hub)
        }
        try await karl.type("/join #berlin", in: "#berlin")
        try await ana.type("/channel create #berlin/coworking", in: "#berlin")
        viewers =
            [("visitor", Person(home: home, caller: nil, token: ""))]
            + [("stranger", zoe), ("member", lea), ("author", karl), ("moderator", mo), ("steward", ana)]
        try await settle(karl, lea, mo)
    }

    private func settle(_ karl: Person, _ lea: Person, _ mo: Person) async throws {
        for (person, channel, line) in [
            (karl, "#berlin", "/new Bikes\nwhich **bicycle** word"), (lea, "#berlin", "/reply 1 a red word"),
            (mo, "#berlin", "/reply 1 a blue word"), (karl, "#berlin", "/reply 1 thanks word @lea"),
            (lea, "#berlin", "/new Bread\nwhich bakery word"), (karl, "#berlin", "/reply 5 mine word"),
            (mo, "#berlin", "plain root word"), (lea, "#berlin/coworking", "/new Desks\nfree desk word"),
            (karl, "#berlin/coworking", "/reply 1 near me word"), (mo, "#berlin/coworking", "quiet word"),
            (lea, "#rome", "/new Pasta\nwhich pasta word"), (mo, "#rome", "/reply 1 all word"),
            (lea, "#berlin", "/react 1 👍"), (mo, "#berlin", "/react 2 ❤️"), (karl, "#berlin/coworking", "/react 1 👍"),
            (lea, "#berlin", "/follow 7"), (karl, "#berlin", "/unfollow 5"), (mo, "#berlin", "/share 1 #rome"),
            (lea, "#berlin", "/share #berlin/coworking/1 #rome"), (lea, "#berlin", "/markread #berlin"),
            (karl, "#berlin", "/level #berlin/coworking all"), (lea, "#berlin", "/markunread 3"),
            (karl, "#berlin", "/invite 7d 3"), (mo, "#berlin", "/reply 1 the newest word"),
            (karl, "#berlin", "/delete 6"),
        ] {
            home.advance(.seconds(1))
            try await person.type(line, in: channel)
        }
        home.advance(.seconds(3_600))
    }

    // MARK: Acts

    func anyLine(_ dice: inout Dice) -> String {
        let number = Int.random(in: 1...9, using: &dice)
        let other = Int.random(in: 1...9, using: &dice)
        let place = Self.channels.randomElement(using: &dice) ?? "#berlin"
        let who = ["karl", "lea"].randomElement(using: &dice) ?? "karl"
        let lines = [
            "/remove \(number) r1", "/remove \(number) r2", "/restore \(number)", "/pin \(number)", "/unpin \(number)",
            "/lock \(number) 2h r1", "/lock \(place)", "/unlock \(number)", "/slow \(place) 30s",
            "/slow \(number) 5/day",
            "/premod \(number) on", "/move \(number) \(place)", "/move \(number)-\(other) \(place)",
            "/move \(number) \(other)", "/move #berlin/coworking/1 \(place)", "/move \(number) #rome/1",
            "/move \(number)-\(number + 3) #berlin/coworking/1", "/split \(number) Apart", "/split \(other) Aside",
            "/merge \(number) \(other)", "/merge #berlin/coworking/1 \(number)", "/merge #rome/1 \(number)",
            "/mute \(who) 2h r1", "/unmute \(who)", "/ban \(who) 7d r1", "/unban \(who)", "/kick \(who)",
            "/ban lea in #rome 7d r1", "/appoint \(who) moderator", "/unappoint mo",
            "/channel archive #berlin/coworking", "/channel archive #berlin/coworking off",
            "/hub set hold_links on", "/hub set join request", "/hub set hide_reported on",
        ]
        return lines.randomElement(using: &dice) ?? lines[0]
    }

    func anyMove(_ dice: inout Dice) -> String {
        while true {
            let line = anyLine(&dice)
            if isMove(line) { return line }
        }
    }

    func isMove(_ line: String) -> Bool { ["/move", "/split", "/merge"].contains(where: line.hasPrefix) }

    /// `/split N TITLE` takes the flag before its title; all others behind their last argument.
    func dry(_ line: String) -> String { " --dry-run" }

    func answer(_ line: String) async throws -> JSON {
        var text = line
        if line.hasPrefix("/split"), line.hasSuffix(" --dry-run") {
            let words = line.split(separator: " ")
            text = "/split \(words[1]) --dry-run \(words[2])"
        }
        if line.hasPrefix("/hub set"), line.hasSuffix(" --dry-run") {
            let words = line.split(separator: " ")
            text = "/hub set --dry-run \(words[2]) \(words[3])"
        }
        return try await ana.answer("line", [("channel", "#berlin"), ("text", .string(text))])
    }

    func done(_ answer: JSON) throws -> Done? {
        // A rule that is so already is no act.
        guard let entry = answer["ok"]?["result"]?["entry"] else { return nil }
        return Done(hub: try #require(entry["hub"]), number: try #require(entry["number"]))
    }

    func undo(_ act: Done) async throws -> JSON {
        try await ana.answer("entry.undo", [("hub", act.hub), ("entry", act.number)])
    }

    // MARK: What is seen

    /// Everything that each viewer is answered, by viewer and question; numbers given out since apart.
    func seen() async throws -> [String: String] {
        var seen: [String: String] = [:]
        for viewer in viewers {
            for (name, command, fields) in Self.questions {
                let answer = try await viewer.person.answer(command, fields)
                seen["\(viewer.name) \(name)"] = Self.text(Self.lasting(answer))
            }
        }
        return seen
    }

    private static let questions: [(String, String, [(String, JSON)])] = {
        var questions: [(String, String, [(String, JSON)])] = [
            ("unread", "unread.list", []), ("search", "search", [("query", "word")]),
            ("roster of Berlin", "hub.who", [("hub", "#berlin")]), ("roster of Rome", "hub.who", [("hub", "#rome")]),
            ("catch-up", "catchup", []), ("Berlin's page", "channel.list", [("hub", "#berlin")]),
        ]
        for (channel, last) in zip(channels, lasts) {
            questions.append(
                ("history of \(channel)", "channel.history", [("channel", .string(channel)), ("replies", .bool(true))])
            )
            questions.append(("threads of \(channel)", "thread.list", [("channel", .string(channel))]))
            for number in 1...last {
                let address = JSON.string("\(channel)/\(number)")
                questions.append(("thread \(channel)/\(number)", "thread.open", [("message", address)]))
            }
        }
        return questions
    }()

    /// Without what only rises: a channel's last number, and lines of numbers that were given out and left again.
    private static func lasting(_ json: JSON) -> JSON {
        switch json {
        case .array(let values):
            return .array(values.filter { !isPointer($0) }.map(lasting))
        case .object(let object):
            let members = object.members.filter { $0.name != "last" || $0.value.integer == nil }
            return .object(JSON.Object(members.map { ($0.name, lasting($0.value)) }))
        default: return json
        }
    }

    private static func isPointer(_ json: JSON) -> Bool {
        json["number"] != nil && json["message"] == nil && json["share"] == nil && json["author"] == nil
            && json["state"]?.string == "moved"
    }

    private static func text(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }

    // MARK: What is stored

    /// All rows of all tables.
    func digest() throws -> [String: String] {
        try home.forum.store.read { reader in
            let tables = try reader.sql.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
            ) { $0.text(0) }
            var digest: [String: String] = [:]
            for table in tables {
                let columns = try reader.sql.rows("SELECT name FROM pragma_table_info(?)", table) {
                    "quote(\"\($0.text(0))\")"
                }
                let rows = try reader.sql.rows(
                    "SELECT \(columns.joined(separator: " || '|' || ")) FROM \"\(table)\" ORDER BY 1"
                ) { $0.text(0) }
                digest[table] = rows.joined(separator: "\n")
            }
            return digest
        }
    }
}
