import HubbubModel
import Testing

@testable import HubbubCommands

@Suite struct PasswordTests {
    private static func salt(_ count: Int) -> [UInt8] { [UInt8](repeating: 9, count: count) }

    @Test func knowsItsOwnHashOnly() throws {
        let stored = try Password.hash("caf\u{E9} au lait", random: Self.salt)
        #expect(stored.hasPrefix("scrypt$32768$8$1$") && !stored.contains("lait"))
        #expect(Password.verify("caf\u{E9} au lait", against: stored))
        #expect(Password.verify("cafe\u{301} au lait", against: stored), "typed on another system")
        #expect(!Password.verify("cafe au lait", against: stored))
        #expect(!Password.verify("", against: stored))
    }

    @Test(arguments: [
        nil, "", "scrypt", "scrypt$32768$8$1$$", "scrypt$99999999999999999999$8$1$CQkJ$CQkJ", "scrypt$3$8$1$CQkJ$CQkJ",
        "scrypt$1048576$9999$1$CQkJ$CQkJ", "bcrypt$32768$8$1$CQkJ$CQkJ",
    ])
    func admitsNobodyWhereThereIsNoPassword(_ stored: String?) {
        #expect(!Password.verify("anything", against: stored))
    }

    @Test func boundsWhatIsTaken() {
        #expect(Password.refusal(of: "1234567")?.code == .invalid)
        #expect(Password.refusal(of: "12345678") == nil)
        #expect(Password.refusal(of: String(repeating: "é", count: 8)) == nil)
        #expect(Password.refusal(of: String(repeating: "x", count: 1_025))?.code == .tooLong)
        #expect(!Password.verify(String(repeating: "x", count: 1_000_000), against: nil))
    }
}
