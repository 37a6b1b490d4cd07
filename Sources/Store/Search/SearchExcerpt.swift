/// A piece of a text on one line, around the first words found, and what to mark in it.
struct SearchExcerpt {
    /// What fits into two lines of a list.
    private static let length = 200
    /// Shown before the first word found, so that it is read in its sentence.
    private static let lead = 40

    let text: String
    /// UTF-16 offsets into `text`, rising, apart.
    let marks: [Range<Int>]

    init(_ source: String, _ terms: [SearchTerm]) {
        let units = Array(source.utf16)
        let found = Self.marks(in: Folding.words(source), terms)
        let window = Self.window(units, around: found.first)
        let line = units[window].map { Self.isBreak($0) ? 0x20 : $0 }
        let lead = window.lowerBound > 0 ? "…" : ""
        let shift = window.lowerBound - lead.utf16.count
        text = lead + String(decoding: line, as: UTF16.self) + (window.upperBound < units.count ? "…" : "")
        marks = found.compactMap { mark in
            let clamped = mark.clamped(to: window)
            return clamped.isEmpty ? nil : (clamped.lowerBound - shift)..<(clamped.upperBound - shift)
        }
    }

    /// Where the terms stand in a text, as UTF-16 offsets: rising, overlapping ones joined.
    private static func marks(in words: [FoldedWord], _ terms: [SearchTerm]) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        for term in terms {
            let wanted = term.words
            guard let last = wanted.last, wanted.count <= words.count else { continue }
            for start in 0...(words.count - wanted.count) {
                var found: [Range<Int>] = []
                for (index, want) in wanted.enumerated() {
                    let isLast = index == wanted.count - 1
                    let mayGoOn = isLast && !term.isPhrase && last.scalars.count >= SearchTerm.prefixLetters
                    found += match(
                        words[start + index],
                        want,
                        mayGoOn: mayGoOn,
                        mayBePart: mayGoOn && wanted.count == 1
                    )
                    guard found.count > index else { break }
                }
                if found.count >= wanted.count { marks += found }
            }
        }
        return joined(marks)
    }

    /// Where `want` stands in `word`; several only in a run without spaces.
    private static func match(_ word: FoldedWord, _ want: FoldedWord, mayGoOn: Bool, mayBePart: Bool) -> [Range<Int>] {
        let count = want.scalars.count
        if word.isEastAsian {
            var found: [Range<Int>] = []
            var from = 0
            while let at = word.find(want.scalars, from: from) {
                found.append(word.original(at..<(at + count)))
                from = at + count
            }
            return found
        }
        guard let at = word.find(want.scalars) else { return [] }
        if at == 0, mayGoOn || count == word.scalars.count { return [word.original(0..<count)] }
        guard mayBePart, count >= SearchParts.partLetters,
            let inside = word.find(want.scalars, from: SearchParts.skippedLetters)
        else { return [] }
        return [word.original(inside..<(inside + count))]
    }

    private static func joined(_ marks: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, mark.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
            } else {
                joined.append(mark)
            }
        }
        return joined
    }

    /// The piece to show; begins at a word and never inside a surrogate pair.
    private static func window(_ units: [UInt16], around mark: Range<Int>?) -> Range<Int> {
        guard units.count > length else { return 0..<units.count }
        var start = min(max((mark?.lowerBound ?? 0) - lead, 0), units.count - length)
        let limit = min(mark?.lowerBound ?? 0, units.count)
        if start > 0, let space = units[start..<max(start, limit)].firstIndex(where: isBreak) { start = space + 1 }
        if start > 0, UTF16.isTrailSurrogate(units[start]) { start -= 1 }
        var end = min(start + length, units.count)
        if end < units.count, UTF16.isTrailSurrogate(units[end]) { end -= 1 }
        return start..<max(start, end)
    }

    private static func isBreak(_ unit: UInt16) -> Bool { unit == 0x20 || (0x09...0x0D).contains(unit) }
}
