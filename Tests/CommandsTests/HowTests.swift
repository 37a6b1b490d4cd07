import HubbubWire
import Testing

@Suite("How")
struct HowTests {
    @Test func namesTheCommandWithWhatTheWordsName() async throws {
        let home = try TestForum()
        let ana = try await home.member("ana")
        _ = try await home.member("karl")
        let ban = try await ana.ask("how", [("words", "ban karl 7d r2")])
        #expect(ban["line"]?.string?.hasPrefix("/ban karl 7d r2") == true)
        let mute = try await ana.ask("how", [("words", "how do I mute karl")])
        #expect(mute["line"]?.string?.hasPrefix("/mute karl ") == true)
        #expect(try await ana.refusal("how", [("words", "xyzzy")]) == "unknown_command")
        await home.close()
    }
}
