import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

/// A hub made at the machine has someone who runs it, or says how it gets someone.
@Suite("Stewards of hubs made at the machine")
struct StewardTests {
    @Test func runsTheHubFromTheStart() async throws {
        let home = try TestForum()
        let rosa = try await home.member("rosa")
        let said = try await home.addHub("rome", .private, steward: "rosa")
        #expect(said == ["#rome  Rome  private", "rosa runs it."])
        let hub = try await rosa.ask("hub.who", [("hub", "#rome")])["members"]?.array
        #expect(hub?.map { $0["role"] } == ["steward"])
        try await rosa.ask("hub.set", [("hub", "#rome"), ("field", "name"), ("value", "Roma")])
        await home.close()
    }

    @Test func makesNoHubForAStewardWhoIsNotThere() async throws {
        let home = try TestForum()
        let refusal = await #expect(throws: Refusal.self) { _ = try await home.addHub("rome", steward: "nobody-here") }
        #expect(refusal?.code == .notFound && refusal?.field == "nick")
        #expect(try await home.addHub("rome", steward: nil).first == "#rome  Rome  community")
        await home.close()
    }

    /// What is said where nobody runs it works as it is written.
    @Test(arguments: Visibility.allCases) func operatorAppointsThemselves(visibility: Visibility) async throws {
        let home = try TestForum()
        let said = try await home.addHub("rome", visibility, steward: nil)
        #expect(
            said.last == "Nobody runs it yet. An operator can say who: /join #rome, then /appoint NICK steward #rome"
        )
        let olga = try await home.member("olga", isOperator: true)
        try await olga.type("/join #rome", in: "#")
        #expect(try await olga.type("/appoint olga steward #rome", in: "#")["role"] == "steward")
        await home.close()
    }
}
