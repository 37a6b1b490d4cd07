import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("A hub's rules in its log")
struct HubRuleTests {
    typealias Evening = SanctionTests.Evening

    private func hub(_ person: Person) async throws -> JSON? {
        try await person.ask("hub.list")["hubs"]?.array?.first
    }

    @Test(arguments: [
        ("hold_links on", "holding"), ("hold_newcomers on", "holding"), ("hold_bursts on", "holding"),
        ("hide_reported on", "hiding"), ("join request", "joining"), ("newcomers off", "setting"),
        ("members_create_channels on", "setting"),
    ])
    func areShownAndSetBackExactly(change: String, kind: String) async throws {
        let evening = try await Evening()
        let before = try await evening.ana.ask("channel.open", [("channel", "#berlin")])["hub"]
        let done = try await evening.ana.type("/hub set \(change)", in: "#berlin")
        #expect(done["entry"]?["kind"]?.string == kind)
        #expect(done["entry"]?["words"]?.string == change)
        #expect(done["undo"] == "/undo e1")
        let log = try await evening.karl.type("/modlog", in: "#berlin")["entries"]?.array
        #expect(log?.first?["kind"]?.string == kind)
        #expect(log?.first?["words"] == nil)
        let again = try await evening.ana.type("/hub set \(change)", in: "#berlin")
        #expect(again["entry"] == nil && again["hub"] != nil)
        #expect(try await evening.line(evening.mo, "/undo e1") == "higher")
        try await evening.ana.type("/undo", in: "#berlin")
        #expect(try await evening.ana.ask("channel.open", [("channel", "#berlin")])["hub"] == before)
        await evening.home.close()
    }

    @Test func visibilityIsShownAndHasNoWayBackButAnother() async throws {
        let evening = try await Evening()
        let tried = try await evening.ana.type("/hub set --dry-run visibility public", in: "#berlin")
        #expect(tried["would"]?.string?.contains("cannot be undone") == true)
        #expect(try await hub(evening.ana)?["visibility"] == "community")
        let done = try await evening.ana.type("/hub set visibility public", in: "#berlin")
        #expect(done["entry"]?["kind"] == "visibility")
        #expect(done["undo"] == nil)
        #expect(try await hub(evening.ana)?["visibility"] == "public")
        #expect(try await evening.line(evening.ana, "/undo") == "no_undo")
        await evening.home.close()
    }

    @Test func howAHubLooksIsNoAct() async throws {
        let evening = try await Evening()
        for change in ["name Berlin am See", "about We meet", "colour #0f766e"] {
            let done = try await evening.ana.type("/hub set \(change)", in: "#berlin")
            #expect(done["entry"] == nil && done["hub"] != nil)
        }
        let tried = try await evening.ana.type("/hub set --dry-run name Other", in: "#berlin")
        #expect(tried["dry"] == .bool(true))
        #expect(try await hub(evening.ana)?["name"] == "Berlin am See")
        #expect(try await evening.ana.type("/modlog", in: "#berlin")["entries"]?.array?.isEmpty == true)
        await evening.home.close()
    }
}
