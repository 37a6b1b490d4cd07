/// Words that a message must hold, or must not.
struct SearchTerm: Hashable, Sendable {
    /// As typed, for the sentence that refuses.
    let typed: String
    /// The words stand together, in order, whole; else one word (or what folds to several) may go on.
    let isPhrase: Bool
    let isExcluded: Bool

    /// Words shorter than this are meant whole: `la` is not the beginning of everything.
    static let prefixLetters = 3

    /// What is looked for, folded; empty when there is no letter or digit in it.
    var words: [FoldedWord] { Folding.words(typed) }

    /// In the query language of FTS5; nil when there is nothing to look for.
    ///
    /// Only letters and digits are left by folding, each word in quotes: nothing typed is syntax.
    var expression: String? {
        let words = words
        guard !words.isEmpty else { return nil }
        let whole = "{title text} : " + Self.phrase(words, continues: !isPhrase)
        guard !isPhrase, words.count == 1, !words[0].isEastAsian, let parts = SearchParts.phrase(words[0].scalars)
        else { return "(\(whole))" }
        return "(\(whole) OR {parts} : \"\(parts)\")"
    }

    /// The tokens of the words as the index has them, in order; the last may go on.
    private static func phrase(_ words: [FoldedWord], continues: Bool) -> String {
        var tokens: [String] = []
        var isPrefix = false
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            if word.isEastAsian {
                tokens += pairs(word.scalars, isLast: isLast)
                isPrefix = isLast && word.scalars.count == 1
            } else {
                tokens.append(text(word.scalars[...]))
                isPrefix = isLast && continues && word.scalars.count >= prefixLetters
            }
        }
        return "\"\(tokens.joined(separator: " "))\"" + (isPrefix ? " *" : "")
    }

    /// The pairs of a run; its last character stands alone in the index only where the run ends.
    private static func pairs(_ run: [Unicode.Scalar], isLast: Bool) -> [String] {
        let pairs = run.indices.dropLast().map { text(run[$0...($0 + 1)]) }
        return isLast && run.count > 1 ? pairs : pairs + [text(run.suffix(1))]
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
