import HubbubMarkup

/// What Tab offers for the word being typed.
struct Completion: Hashable, Sendable {
    /// The most that are offered at once.
    static let shown = 40

    /// How much of the text before the cursor is replaced, in characters.
    let replaced: Int
    /// In the order to show them; whole words with their sign.
    let candidates: [String]

    /// What is put in: the candidate and a space when there is one, else what all have in common.
    var insertion: String {
        guard candidates.count > 1 else { return candidates.first.map { $0 + " " } ?? "" }
        return candidates.dropFirst().reduce(candidates[0]) { common, candidate in
            String(zip(common, candidate).prefix { $0.0 == $0.1 }.map(\.0))
        }
    }

    struct Words: Sendable {
        /// `/reply`, `/hub create`.
        var commands: [String] = []
        /// As `#berlin/coworking`.
        var channels: [String] = []
        /// The last seen first.
        var nicks: [String] = []
        /// As `q17`, `e51`, the last seen first.
        var numbers: [String] = []
    }

    /// Flags that every act of moderation takes.
    private static let flags = ["--dry-run"]

    /// Completes the last word of `text`; nil where there is nothing to offer.
    init?(_ text: String, words: Words) {
        let word = Self.lastWord(text)
        var count = word.count
        var found: [String]
        let commands = text.hasPrefix("/") ? words.commands.filter { $0.hasPrefix(text) && $0 != text }.sorted() : []
        if !commands.isEmpty {
            (found, count) = (commands, text.count)
        } else if word.hasPrefix("#") {
            found = words.channels.filter { $0.hasPrefix(word) }.sorted()
        } else if word.hasPrefix("@") {
            found = Self.nicks(word.dropFirst(), words.nicks).map { "@" + $0 }
        } else if word.hasPrefix(":"), word.count > 1 {
            found = Emoji.names(startingWith: String(word.dropFirst()), limit: Self.shown).map { ":\($0):" }
        } else if text.hasPrefix("/"), word.count < text.count, !word.isEmpty {
            found = Self.behindCommand(word, words)
        } else {
            return nil
        }
        found = Array(found.prefix(Self.shown))
        guard !found.isEmpty else { return nil }
        replaced = count
        candidates = found
    }

    private static func behindCommand(_ word: Substring, _ words: Words) -> [String] {
        if word.hasPrefix("--") { return flags.filter { $0.hasPrefix(word) } }
        return words.numbers.filter { $0.hasPrefix(word) } + nicks(word, words.nicks)
    }

    /// The beginning of a nick that is being typed, for asking the server whose nick begins so.
    static func nickPrefix(_ text: String) -> String? {
        let word = lastWord(text)
        if word.first == "@", word.count > 1 { return String(word.dropFirst()) }
        guard text.hasPrefix("/"), word.count < text.count, word.first?.isLetter == true else { return nil }
        return String(word)
    }

    private static func lastWord(_ text: String) -> Substring {
        let space = text.lastIndex(where: \.isWhitespace)
        return space.map { text[text.index(after: $0)...] } ?? text[...]
    }

    private static func nicks(_ prefix: Substring, _ nicks: [String]) -> [String] {
        let folded = prefix.lowercased()
        return nicks.filter { $0.lowercased().hasPrefix(folded) }
    }
}
