/// The inner parts of long words, so that `kuchen` finds `Pflaumenkuchen`: every three letters of them as words of
/// their own.
///
/// A part is at least `partLetters` long and stands behind at least `skippedLetters`; what a word begins with is found by
/// prefix already. So words under seven letters have no parts, and each other has four fewer than it has letters.
enum SearchParts {
    /// Shorter parts would be noise.
    static let partLetters = 4
    /// What stands before a part at least: a syllable.
    static let skippedLetters = 2
    /// Longer "words" are keys and encoded data; their parts are nobody's words.
    static let wordLettersMax = 64

    /// The three-letter words for `folded` (the answer of `Folding.fold`), each long word once.
    static func of(_ folded: String) -> String {
        var writer = PartsWriter()
        var copy = folded
        copy.withUTF8 { bytes in
            var start = 0
            for end in 0...bytes.count where end == bytes.count || bytes[end] == ScalarFolding.separator {
                writer.add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end + 1
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// `term` as the words that stand for it inside of a long word; nil when it is too short for a part.
    static func phrase(_ term: [Unicode.Scalar]) -> String? {
        guard term.count >= partLetters, term.count <= wordLettersMax else { return nil }
        return (0...(term.count - 3)).map { start in
            String(String.UnicodeScalarView(term[start..<(start + 3)]))
        }.joined(separator: " ")
    }
}

extension Folding {
    /// The inner parts of the long words of `folded`, the answer of `fold`: what the index holds beside it.
    package static func parts(of folded: String) -> String { SearchParts.of(folded) }
}

/// Collects the parts of words, each word once.
private struct PartsWriter {
    private(set) var bytes: [UInt8] = []
    private var seen: Set<Int> = []

    mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
        guard word.count >= SearchParts.skippedLetters + SearchParts.partLetters + 1 else { return }
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(word))
        guard word.allSatisfy({ $0 < 0x80 }) else {
            let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }
            guard scalars.count >= SearchParts.skippedLetters + SearchParts.partLetters + 1,
                scalars.count <= SearchParts.wordLettersMax, seen.insert(hasher.finalize()).inserted
            else { return }
            for start in SearchParts.skippedLetters...(scalars.count - 3) {
                for letter in scalars[start..<(start + 3)] { bytes += letter }
                bytes.append(ScalarFolding.separator)
            }
            return
        }
        guard word.count <= SearchParts.wordLettersMax, seen.insert(hasher.finalize()).inserted else { return }
        for start in SearchParts.skippedLetters...(word.count - 3) {
            bytes += UnsafeBufferPointer(rebasing: word[start..<(start + 3)])
            bytes.append(ScalarFolding.separator)
        }
    }
}
