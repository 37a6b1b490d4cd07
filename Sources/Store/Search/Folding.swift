/// How words are compared: case, accents and ways of writing folded away, the same for index and query.
///
/// NFKD with marks off, in lower case, `ß` as `ss`, `æ` as `ae`, `ø` as `o`, `ł` as `l`; words stand between single
/// spaces. Chinese and Japanese have no spaces: a run of their characters becomes its pairs and its last character
/// (`東京都` is `東京 京都 都`), so that a pair is a word and one character the beginning of one.
package enum Folding {
    /// The words of `text` as the index holds them.
    ///
    /// Linear; ASCII costs one table look-up a byte and one allocation, since this runs for each post.
    package static func fold(_ text: String) -> String {
        var writer = FoldingWriter(capacity: text.utf8.count + 16)
        var copy = text
        copy.withUTF8 { writer.append($0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The words of `text` and where each stands in it, for highlights.
    static func words(_ text: String) -> [FoldedWord] {
        var words: [FoldedWord] = []
        var open: FoldedWord?
        var offset = 0
        for scalar in text.unicodeScalars {
            let end = offset + (scalar.value > 0xFFFF ? 2 : 1)
            defer { offset = end }
            let folded = ScalarFolding.of(scalar)
            if folded.isEmpty {
                open?.end = end
                continue
            }
            let isEastAsian = ScalarFolding.isEastAsian(scalar)
            for part in String(decoding: folded, as: UTF8.self).unicodeScalars {
                if part == " " || (open?.isEastAsian ?? isEastAsian) != isEastAsian {
                    if let word = open { words.append(word) }
                    open = nil
                }
                guard part != " " else { continue }
                open = open ?? FoldedWord(isEastAsian: isEastAsian, start: offset)
                open?.append(part, from: offset, to: end)
            }
        }
        if let word = open { words.append(word) }
        return words
    }
}
