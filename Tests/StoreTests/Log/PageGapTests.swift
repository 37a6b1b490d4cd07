import TestDice
import Testing

@testable import HubbubStore

@Suite struct PageGapTests {
    /// A leaf of a table with two cells at the end of the page.
    private static var leaf: [UInt8] {
        var page = [UInt8](repeating: 0xaa, count: 512)
        page.replaceSubrange(0..<12, with: [13, 0, 0, 0, 2, 0x01, 0xe0, 0, 0x01, 0xe0, 0x01, 0xf0])
        return page
    }

    private func gap(_ page: [UInt8], isFirst: Bool = false, usable: Int = 512) -> Range<Int>? {
        page.withUnsafeBytes { PageGap.bytes(of: $0, isFirst: isFirst, usable: usable) }
    }

    @Test func liesBetweenTheListOfCellsAndTheirContent() {
        #expect(gap(Self.leaf) == 12..<480)
        var inner = Self.leaf
        inner.replaceSubrange(0..<16, with: [5, 0, 0, 0, 2, 0x01, 0xe0, 0, 0, 0, 0, 9, 0x01, 0xe0, 0x01, 0xf0])
        #expect(gap(inner) == 16..<480)
    }

    @Test func followsTheFilesHeaderInTheFirstPage() {
        let page = [UInt8](repeating: 0, count: 100) + Self.leaf[0..<12] + [UInt8](repeating: 1, count: 400)
        #expect(gap(page, isFirst: true) == 112..<480)
        #expect(gap(page) == nil)
    }

    @Test(arguments: [
        (0, UInt8(0)), (0, 1), (0, 0xff), (4, 0), (4, 3), (5, 0xff), (8, 0x00), (10, 0x02),
    ])
    func isNoneInWhatIsNoPageOfATree(offset: Int, byte: UInt8) {
        var page = Self.leaf
        page[offset] = byte
        if offset == 4, byte == 0 {
            #expect(gap(page) == 8..<480)
        } else {
            #expect(gap(page) == nil)
        }
    }

    @Test func staysWithinThePageWhateverItHolds() {
        var dice = Dice(7)
        for _ in 0..<20_000 {
            var page = (0..<64).map { _ in UInt8.random(in: 0...255, using: &dice) }
            page[0] = [2, 5, 10, 13].randomElement(using: &dice) ?? 13
            page[3] = 0
            page[4] = UInt8.random(in: 0...40, using: &dice)
            page[5] = 0
            guard let gap = gap(page, usable: 60) else { continue }
            #expect(gap.lowerBound >= 8 && gap.upperBound <= 60)
        }
    }
}
