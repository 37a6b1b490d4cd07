import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Removing and restoring messages")
struct RemovalTests {
    typealias Evening = SanctionTests.Evening

    @Test func removedRootShowsItsRuleAndNothingOfItsText() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Cheap watches\nwristwatches for all", in: "#berlin")
        try await evening.ana.type("/reply 1 no thanks", in: "#berlin")
        let done = try await evening.mo.type("/remove 1 r2 advertising", in: "#berlin")
        #expect(done["undo"] == "/undo e1")
        let shown = try await evening.ana.ask("message.show", [("message", "#berlin/1")])
        #expect(shown["message"]?["state"] == "removed")
        #expect(shown["message"]?["rule"] == 2)
        for (command, fields) in [
            ("channel.history", [("channel", "#berlin"), ("replies", .bool(true))]),
            ("thread.list", [("channel", "#berlin")]), ("thread.open", [("message", "#berlin/1")]),
            ("catchup", []), ("unread.list", []), ("search", [("query", "wristwatches")]),
            ("search", [("query", "watches")]),
        ] as [(String, [(String, JSON)])] {
            for person in [evening.ana, evening.karl, evening.mo] {
                let text = try await text(person.ask(command, fields))
                #expect(!text.contains("wristwatches") || command == "search", "\(command)")
                #expect(!text.contains("Cheap"), "\(command)")
            }
        }
        #expect(try await evening.ana.ask("search", [("query", "wristwatches")])["total"] == 0)
        await evening.home.close()
    }

    @Test func removedRootWithoutAnswersLeavesTheListOfThreads() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Cheap watches\nwristwatches", in: "#berlin")
        try await evening.mo.type("/remove 1 r2", in: "#berlin")
        #expect(try await evening.ana.ask("thread.list", [("channel", "#berlin")])["threads"]?.array?.isEmpty == true)
        try await evening.mo.type("/undo", in: "#berlin")
        #expect(try await evening.ana.ask("thread.list", [("channel", "#berlin")])["threads"]?.array?.count == 1)
        await evening.home.close()
    }

    @Test func restoringBringsBackReactionsCountsAndSearch() async throws {
        let evening = try await Evening()
        try await evening.ana.type("first", in: "#berlin")
        try await evening.karl.type("/reply 1 wristwatches", in: "#berlin")
        try await evening.ana.type("/react 2 👍", in: "#berlin")
        let before = try await state(evening)
        try await evening.mo.type("/remove 2 r2", in: "#berlin")
        #expect(try await state(evening) != before)
        #expect(try await evening.ana.ask("thread.open", [("message", "#berlin/1")])["thread"]?["replies"] == 0)
        try await evening.mo.type("/restore 2", in: "#berlin")
        #expect(try await state(evening) == before)
        await evening.home.close()
    }

    @Test func refusesOwnMessagesEqualRolesAndWhatIsGone() async throws {
        let evening = try await Evening()
        try await evening.mo.type("mine", in: "#berlin")
        try await evening.ana.type("hers", in: "#berlin")
        try await evening.karl.type("his", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/remove 1 r1") == "forbidden")
        #expect(try await evening.line(evening.mo, "/remove 2 r1") == "higher")
        #expect(try await evening.line(evening.karl, "/remove 1 r1") == "forbidden")
        #expect(try await evening.line(evening.mo, "/remove 3") == "usage")
        #expect(try await evening.line(evening.mo, "/remove 3 r99") == "invalid")
        #expect(try await evening.line(evening.mo, "/restore 3") == "already")
        try await evening.ana.type("/remove 3 r1", in: "#berlin")
        #expect(try await evening.line(evening.ana, "/remove 3 r1") == "already")
        #expect(try await evening.line(evening.mo, "/restore 3") == "higher")
        try await evening.karl.type("another", in: "#berlin")
        try await evening.karl.type("/delete 4", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/remove 4 r1") == "already")
        #expect(try await evening.line(evening.mo, "/restore 4") == "already")
        await evening.home.close()
    }

    private func state(_ evening: Evening) async throws -> [String] {
        var state: [String] = []
        for person in [evening.ana, evening.karl] {
            state.append(
                try await text(person.ask("channel.history", [("channel", "#berlin"), ("replies", .bool(true))]))
            )
            state.append(try await text(person.ask("thread.list", [("channel", "#berlin")])))
            state.append(try await text(person.ask("unread.list")))
            state.append(try await text(person.ask("search", [("query", "wristwatches")])))
        }
        return state
    }

    private func text(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
