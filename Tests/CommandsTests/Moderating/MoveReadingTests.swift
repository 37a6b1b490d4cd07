import HubbubCommands
import HubbubModel
import HubbubWire
import TestDice
import Testing

@testable import HubbubStore

/// Whatever is moved, split or merged, and back: what was unread for someone still is, and nothing else.
@Suite("Reading across moves")
struct MoveReadingTests {
    /// What is unread for someone, and which of it calls them.
    struct Unread: Hashable, CustomStringConvertible {
        let messages: Set<MessageID>
        let mentions: Set<MessageID>
        var description: String { "\(messages.sorted()), of these mentions \(mentions.sorted())" }
    }

    private func unread(_ person: Person) async throws -> Unread {
        let me = try #require(person.caller).member.id
        return try await person.home.forum.read { reader in
            let tally = try UnreadTally(reader, me, reader.readPlaces(of: me))
            let places = tally.places.values
            return Unread(
                messages: Set(places.flatMap { $0.roots + $0.others }),
                mentions: Set(places.flatMap(\.mentions))
            )
        }
    }

    /// A town in which much is unread, to each something else.
    private func town() async throws -> BusyTown {
        let town = try await BusyTown()
        let people = Dictionary(town.viewers.map { ($0.name, $0.person) }) { first, _ in first }
        let (lea, karl) = (try #require(people["member"]), try #require(people["author"]))
        let (mo, ana) = (try #require(people["moderator"]), try #require(people["steward"]))
        for (person, channel, line) in [
            (ana, "#rome", "/level #rome mute"), (mo, "#berlin", "/level #berlin/coworking all"),
            (lea, "#berlin", "/markread #berlin"), (karl, "#berlin", "/reply 1 again word @mo @lea"),
            (lea, "#berlin", "/reply 5 late word @ana"), (karl, "#berlin/coworking", "/reply 1 loud word @lea"),
            (lea, "#rome", "/reply 1 more word @ana @mo"), (karl, "#berlin", "fresh root word @ana"),
            (mo, "#berlin", "/markread #berlin"), (lea, "#berlin", "/reply 7 last word"),
            (karl, "#berlin/coworking", "/new Plants\nwho waters word"), (ana, "#berlin", "/markunread 2"),
        ] {
            town.home.advance(.seconds(1))
            try await person.type(line, in: channel)
        }
        return town
    }

    @Test(arguments: UInt64(1)...12) func nothingBecomesUnreadOrRead(seed: UInt64) async throws {
        let town = try await town()
        var dice = Dice(seed)
        let people = town.viewers.filter { ["member", "author", "moderator", "steward"].contains($0.name) }
        var before: [String: Unread] = [:]
        for (name, person) in people { before[name] = try await unread(person) }
        #expect(before.values.allSatisfy { !$0.messages.isEmpty })
        var log: [String] = []
        var done: [BusyTown.Done] = []
        func compare() async throws {
            for (name, person) in people {
                let (was, now) = (try #require(before[name]), try await unread(person))
                switch name {
                // Karl is not in Rome: what goes there is not unread for him, and comes back so.
                case "author":
                    #expect(
                        now.messages.isSubset(of: was.messages) && now.mentions.isSubset(of: was.mentions),
                        "\(log)"
                    )
                // Ana has muted Rome: only mentions count there.
                case "steward":
                    #expect(now.messages.isSubset(of: was.messages) && now.mentions == was.mentions, "\(log)")
                default: #expect(now == was, "\(name) after \(log)")
                }
            }
        }
        for _ in 0..<8 {
            let line = town.anyMove(&dice)
            guard let act = try town.done(try await town.answer(line)) else { continue }
            log.append(line)
            done.append(act)
            try await compare()
        }
        for act in done.reversed() {
            #expect(try await town.undo(act)["ok"] != nil, "\(act) after \(log)")
            log.append("undo \(act.number)")
            try await compare()
        }
        for (name, person) in people { #expect(try await unread(person) == before[name], "\(name) after \(log)") }
        await town.home.close()
    }

    /// Reading what was moved reads it for good, also where the move is undone.
    @Test func whatIsReadWhereItWentIsReadWhereItComesBackTo() async throws {
        let town = try await MoveTests.Town()
        let (ana, karl) = (town.ana, town.karl)
        func counts(_ person: Person) async throws -> [Int64] {
            var counts: [Int64] = []
            for channel in ["#berlin", "#berlin/coworking"] {
                let mine = try await person.ask("channel.open", [("channel", .string(channel))])["channel"]?["mine"]
                counts += [mine?["unread"]?.integer ?? -1, mine?["mentions"]?.integer ?? -1]
            }
            return counts
        }
        try await ana.type("/markread #berlin", in: "#berlin")
        try await karl.type("/reply 1 something new @ana", in: "#berlin")
        #expect(try await counts(ana) == [1, 1, 0, 0])
        #expect(try await counts(karl) == [2, 0, 0, 0])
        try await town.mo.type("/move 1 #berlin/coworking", in: "#berlin")
        #expect(try await counts(ana) == [0, 0, 1, 1])
        #expect(try await counts(karl) == [0, 0, 2, 0])
        try await town.mo.type("/split #berlin/coworking/3 Festivals", in: "#berlin/coworking")
        #expect(try await counts(ana) == [0, 0, 1, 1])
        #expect(try await counts(karl) == [0, 0, 2, 0])
        try await town.mo.type("/merge 5 #berlin/coworking/3", in: "#berlin")
        #expect(try await counts(ana) == [1, 1, 0, 0])
        #expect(try await counts(karl) == [1, 0, 1, 0])
        let merged = try await ana.ask("thread.open", [("message", "#berlin/5")])
        try await ana.ask("read.mark", [("channel", "#berlin"), ("thread", try #require(merged["thread"]?["id"]))])
        #expect(try await counts(ana) == [0, 0, 0, 0])
        for _ in 0..<3 { try await town.mo.type("/undo", in: "#berlin") }
        #expect(try await counts(ana) == [0, 0, 0, 0])
        #expect(try await counts(karl) == [2, 0, 0, 0])
        await town.home.close()
    }

    /// Moved while one is out, it is as unread as it was once that is taken back, though the move stays.
    @Test(arguments: [
        ["/ban lea 7d r1", "undo"], ["/kick lea", "undo"], ["/ban lea 7d r1", "/unban lea"],
        ["/ban lea 7d r1", "undo", "undo", "undo"], ["/ban lea 7d r1", "undo", "undo", "/unban lea"],
    ])
    func whatIsMovedWhileOneIsPutOutIsUnreadForThemOnceTheyAreBack(acts: [String]) async throws {
        let town = try await town()
        let people = Dictionary(town.viewers.map { ($0.name, $0.person) }) { first, _ in first }
        let lea = try #require(people["member"])
        try await lea.type("/level #berlin/coworking all", in: "#berlin")
        try await town.ana.type("/new Apples\nnobody has read word", in: "#berlin")
        let before = try await unread(lea)
        #expect(before.messages.count > 3 && !before.mentions.isEmpty)
        var last: JSON = .null
        for act in acts.dropLast() { last = try await perform(act, last, town) }
        for line in [
            "/move 1 #berlin/coworking", "/split 3 Apart", "/merge #berlin/coworking/1 5", "/move 13 #berlin/coworking",
        ] {
            try await town.ana.type(line, in: "#berlin")
        }
        #expect(try await unread(lea) != before)
        _ = try await perform(acts[acts.count - 1], last, town)
        #expect(try await unread(lea) == before)
        await town.home.close()
    }

    /// Does what a line says, or undoes an entry: the number of the new one.
    private func perform(_ act: String, _ last: JSON, _ town: BusyTown) async throws -> JSON {
        let done =
            act == "undo"
            ? try await town.ana.ask("entry.undo", [("hub", "#berlin"), ("entry", last)])
            : try await town.ana.type(act, in: "#berlin")
        return try #require(done["entry"]?["number"])
    }

    /// What moves long after that is read.
    @Test func whoWasPutOutTooLongAgoHasItRead() async throws {
        let town = try await town()
        let people = Dictionary(town.viewers.map { ($0.name, $0.person) }) { first, _ in first }
        let lea = try #require(people["member"])
        try await town.ana.type("/new Apples\nnobody has read word", in: "#berlin")
        let before = try await unread(lea)
        let entry = try await perform("/kick lea", .null, town)
        town.home.advance(Limits.absenceKept + .seconds(1))
        try await town.ana.type("/move 13 #berlin/coworking", in: "#berlin")
        _ = try await perform("undo", entry, town)
        let after = try await unread(lea)
        #expect(after.messages.isStrictSubset(of: before.messages) && after.messages.count == before.messages.count - 1)
        await town.home.close()
    }

    /// Who joins anew has nothing unread from before.
    @Test func whoComesBackByJoiningBeginsAnew() async throws {
        let town = try await town()
        let people = Dictionary(town.viewers.map { ($0.name, $0.person) }) { first, _ in first }
        let lea = try #require(people["member"])
        try await lea.type("/markunread 2", in: "#berlin")
        try await town.ana.type("/kick lea", in: "#berlin")
        try await town.ana.type("/move 5 #berlin/coworking", in: "#berlin")
        try await lea.type("/join #berlin", in: "#rome")
        try await town.ana.ask("request.answer", [("hub", "#berlin"), ("member", "lea"), ("accept", .bool(true))])
        let state = try await lea.ask("unread.list")
        #expect(!"\(state)".contains("#berlin"))
        await town.home.close()
    }

    @Test func whatWasMovedIsCountedAnewWhereItIsRemovedOrBack() async throws {
        let town = try await MoveTests.Town()
        let socket = try await TestDoor(town.home.forum).connect()
        _ = try await socket.hello(town.ana.token)
        try await town.mo.type("/remove 5 r1", in: "#berlin")
        #expect(try await socket.event("message.removed")["recount"] == nil)
        try await town.mo.type("/move 1 #berlin/coworking", in: "#berlin")
        try await town.mo.type("/remove #berlin/coworking/3 r1", in: "#berlin")
        #expect(try await socket.event("message.removed")["recount"] == .bool(true))
        try await town.mo.type("/restore #berlin/coworking/3", in: "#berlin")
        #expect(try await socket.event("message.restored")["recount"] == .bool(true))
        await town.home.close()
    }
}
