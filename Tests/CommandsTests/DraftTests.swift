import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Drafts")
struct DraftTests {
    typealias Evening = SanctionTests.Evening

    private func drafts(_ person: Person) async throws -> [JSON] {
        try await person.ask("draft.list")["drafts"]?.array ?? []
    }

    @Test func areOnAllDevicesAndGoWithThePost() async throws {
        let evening = try await Evening()
        let (karl, place) = (evening.karl, ("channel", JSON("#berlin")))
        let socket = try await TestDoor(evening.home.forum).connect()
        _ = try await socket.hello(karl.token)
        let posted = try await karl.type("/new Bikes\nwhich bicycle", in: "#berlin")
        let thread = ("thread", try #require(posted["thread"]?["id"]))
        try await karl.ask("draft.set", [place, ("title", "Bread"), ("body", "which")])
        try await karl.ask("draft.set", [place, ("title", "Bread"), ("body", "which bakery")])
        try await karl.ask("draft.set", [thread, ("body", "the red one")])
        var told: [JSON] = []
        for _ in 0..<3 { told.append(try await socket.event("draft.changed")) }
        #expect(
            told.compactMap { $0["draft"]?["body"]?.string } == ["which bakery", "which bakery", "the red one"]
                || told.compactMap { $0["draft"]?["body"]?.string } == ["which", "which bakery", "the red one"]
        )
        #expect(try await drafts(karl).count == 2)
        #expect(try await drafts(evening.ana).isEmpty)
        try await karl.ask("message.post", [thread, ("body", "the red one")])
        let gone = try await socket.event("draft.changed")
        #expect(gone["thread"] == thread.1 && gone["draft"] == nil)
        #expect(try await drafts(karl).compactMap { $0["title"]?.string } == ["Bread"])
        try await karl.ask("draft.clear", [place])
        #expect(try await drafts(karl).isEmpty)
        try await karl.ask("draft.set", [place, ("body", "again")])
        try await karl.ask("draft.set", [place, ("body", "")])
        #expect(try await drafts(karl).isEmpty)
        await evening.home.close()
    }

    @Test func areBoundedAndInTheExportAndGoneWithTheAccount() async throws {
        let evening = try await Evening()
        let karl = evening.karl
        let long = String(repeating: "x", count: Limits.bodyBytes + 1)
        #expect(
            try await karl.refusal("draft.set", [("channel", "#berlin"), ("body", .string(long))]) == "too_long"
        )
        #expect(try await karl.refusal("draft.set", [("channel", "#nowhere"), ("body", "x")]) == "not_found")
        let id = try #require(karl.caller).member.id
        try await evening.home.forum.store.write { transaction in
            for thread in 1...Limits.drafts {
                try transaction.keepDraft(of: id, ChannelID(1), ThreadID(thread), "", "draft \(thread)")
            }
        }
        #expect(try await karl.refusal("draft.set", [("channel", "#berlin"), ("body", "x")]) == "limited")
        let lines = try await karl.ask("account.export", [("next", "15.0")])["lines"]?.array ?? []
        #expect(lines.filter { $0["is"] == "draft" }.count == Int(Limits.drafts))
        try await karl.ask("account.delete")
        #expect(try await evening.home.forum.read { try $0.drafts(of: id) }.isEmpty)
        await evening.home.close()
    }
}
