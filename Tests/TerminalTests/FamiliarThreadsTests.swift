import HubbubModel
import Testing

@testable import HubbubTerminal

@Suite("Familiar threads")
struct FamiliarThreadsTests {
    /// Whether each of these replies has its thread named before it, behind the roots of these threads.
    private func named(_ replies: [Int64], behind roots: [Int64]) -> [Bool] {
        var familiar = FamiliarThreads()
        for root in roots { _ = familiar.sees(ThreadID(root), isRoot: true) }
        return replies.map { familiar.sees(ThreadID($0), isRoot: false) }
    }

    @Test func namesAThreadWhoseRootWasNotPrinted() {
        #expect(named([1, 1, 2, 2, 1], behind: [1]) == [false, false, true, false, false])
    }

    @Test func namesAThreadAgainThatHasScrolledAway() {
        #expect(named([1], behind: Array(1...40)) == [false], "forty messages are still in sight")
        #expect(named([1, 1], behind: Array(1...41)) == [true, false])
        #expect(named([1, 999, 1], behind: Array(1...1_000)) == [true, false, false])
    }
}
