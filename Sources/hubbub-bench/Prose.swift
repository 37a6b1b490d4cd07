/// Text for measuring: always the same for the same seed, in words as unequally common as those of a language.
struct Prose {
    /// Words of the vocabulary, the most common first.
    static let words: [String] = {
        let onsets = ["b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z"]
        let vowels = ["a", "e", "i", "o", "u", "ei", "ou"]
        let syllables = onsets.flatMap { onset in vowels.map { onset + $0 } }
        return syllables + syllables.flatMap { first in syllables.prefix(24).map { first + $0 + "n" } }
    }()

    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64: a step and two multiplications.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0, below `bound`.
    mutating func number(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next() % UInt64(max(1, bound)))
    }

    /// The product of two even numbers makes the first words common and the last rare.
    mutating func word() -> String {
        let part = Double(number(below: 10_000)) / 10_000 * Double(number(below: 10_000)) / 10_000
        return Self.words[Int(part * Double(Self.words.count))]
    }

    /// What one says in a chat: 6 to 29 words, some 100 bytes.
    mutating func message() -> String {
        let count = 6 + number(below: 24)
        return (0..<count).map { _ in word() }.joined(separator: " ") + "."
    }

    /// A key for a writing command.
    mutating func key() -> String {
        String(next(), radix: 36) + "-" + String(next(), radix: 36)
    }
}
