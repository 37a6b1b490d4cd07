import HubbubModel
import Testing

@testable import HubbubCommands

@Suite struct ReservedWordTests {
    /// What lines begin with: `hub` of `/hub set`.
    private let words = Set(CommandTable.hubbub.words.map { String($0.prefix { $0 != " " }) })

    /// `/mute undo` must not be read two ways.
    @Test func keepsEveryCommandsWordFromBeingANick() {
        #expect(words.subtracting(ReservedWords.commands).subtracting(ReservedWords.moderation) == [])
    }

    @Test func keepsNoWordForACommandThatIsNotThere() {
        #expect(ReservedWords.commands.subtracting(words) == [])
    }
}
