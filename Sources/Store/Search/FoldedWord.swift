/// A word as the index holds it, and where each of its scalars stands in the original, in UTF-16 offsets.
struct FoldedWord {
    /// A run of Chinese or Japanese, which any part of may match.
    let isEastAsian: Bool
    private(set) var scalars: [Unicode.Scalar] = []
    private var starts: [Int] = []
    private var ends: [Int] = []
    let start: Int
    /// Behind the word and the marks on its last letter.
    var end: Int

    init(isEastAsian: Bool, start: Int) {
        self.isEastAsian = isEastAsian
        self.start = start
        self.end = start
    }

    mutating func append(_ scalar: Unicode.Scalar, from start: Int, to end: Int) {
        scalars.append(scalar)
        starts.append(start)
        ends.append(end)
        self.end = end
    }

    /// Where `part` of the folded scalars stands in the original; never empty, marks included.
    func original(_ part: Range<Int>) -> Range<Int> {
        guard !part.isEmpty, part.lowerBound >= 0, part.upperBound <= scalars.count else { return start..<end }
        if part.upperBound == scalars.count { return starts[part.lowerBound]..<end }
        return starts[part.lowerBound]..<max(starts[part.upperBound], ends[part.upperBound - 1])
    }

    /// Where `term` begins in the word at or after `from`; nil when it does not occur.
    func find(_ term: [Unicode.Scalar], from: Int = 0) -> Int? {
        guard !term.isEmpty, scalars.count >= term.count, from >= 0, from <= scalars.count - term.count else {
            return nil
        }
        return (from...(scalars.count - term.count)).first { scalars[$0..<($0 + term.count)].elementsEqual(term) }
    }
}
