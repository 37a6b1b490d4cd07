import HubbubMarkup

/// What Tab offers for the word being typed.
struct Completion: Hashable, Sendable {
    /// The most that are offered at once.
    static let most = 40

    /// How much of the text before the cursor is replaced, in characters.
    let replaced: Int
    /// In the order to show them; whole words with their sign.
    let candidates: [String]
    /// What is shown for them.
    let shown: [String]

    /// What is put in: the candidate and a space when there is one, else what all have in common.
    var insertion: String {
        guard candidates.count > 1 else { return candidates.first.map { $0 + " " } ?? "" }
        return candidates.dropFirst().reduce(candidates[0]) { common, candidate in
            String(zip(common, candidate).prefix { $0.0 == $0.1 }.map(\.0))
        }
    }

    struct Words: Sendable {
        /// How lines are typed.
        var forms: [CommandForm] = []
        /// As `#berlin/coworking`.
        var channels: [String] = []
        /// The last seen first.
        var nicks: [String] = []
        /// As `q17`, `e51`, the last seen first.
        var numbers: [String] = []
        /// Threads of the open channel by the number of their root, the newest first.
        var threads: [(number: Int64, title: String)] = []
    }

    private struct Offer {
        let word: String
        var label: String?
    }

    /// Flags that every act of moderation takes.
    private static let flags = ["--dry-run"]
    private static let durations = ["30s", "10m", "2h", "7d", "4w", "perm"]
    /// The shortest part of a title that is looked for.
    private static let titlePart = 2

    /// Completes the last word of `text`; nil where there is nothing to offer.
    init?(_ text: String, words: Words) {
        let word = Self.lastWord(text)
        var count = word.count
        var found: [Offer]
        let commands = text.hasPrefix("/") ? Self.commands(words).filter { $0.hasPrefix(text) && $0 != text } : []
        if !commands.isEmpty {
            (found, count) = (commands.sorted().map { Offer(word: $0) }, text.count)
        } else if word.hasPrefix("#") {
            found = words.channels.filter { $0.hasPrefix(word) }.sorted().map { Offer(word: $0) }
        } else if word.hasPrefix("@") {
            found = Self.nicks(word.dropFirst(), words.nicks).map { Offer(word: "@" + $0) }
        } else if word.hasPrefix(":"), word.count > 1 {
            found = Emoji.names(startingWith: String(word.dropFirst()), limit: Self.most).map { Offer(word: ":\($0):") }
        } else if text.hasPrefix("/"), word.count < text.count {
            found = Self.arguments(text, word, words)
        } else {
            return nil
        }
        found = Array(found.prefix(Self.most))
        guard !found.isEmpty else { return nil }
        replaced = count
        candidates = found.map(\.word)
        shown = found.map { offer in offer.label.map { "\(offer.word) \($0)" } ?? offer.word }
    }

    private static func commands(_ words: Words) -> Set<String> { Set(words.forms.map(\.word)) }

    /// What may stand behind the command that a line begins with.
    private static func arguments(_ text: String, _ word: Substring, _ words: Words) -> [Offer] {
        if word.hasPrefix("--") { return flags.filter { $0.hasPrefix(word) }.map { Offer(word: $0) } }
        let begun = words.forms.filter { text.hasPrefix($0.word + " ") }
        guard let longest = begun.map(\.word.count).max() else {
            // Not known (yet): what may stand in most places.
            guard !word.isEmpty else { return [] }
            return (words.numbers.filter { $0.hasPrefix(word) } + nicks(word, words.nicks)).map { Offer(word: $0) }
        }
        var known: Set<String> = []
        return begun.filter { $0.word.count == longest }.flatMap(\.arguments)
            .flatMap { offers($0, word, words) }.filter { known.insert($0.word).inserted }
    }

    private static func offers(_ argument: CommandForm.Argument, _ word: Substring, _ words: Words) -> [Offer] {
        switch argument {
        case .member: nicks(word, words.nicks).map { Offer(word: $0) }
        case .message: threads(word, words)
        case .rule: word.isEmpty ? [] : offers((1...9).map { "r\($0)" }, word)
        case .span: word.isEmpty ? [] : offers(durations, word)
        case .entry: offers(words.numbers.filter { $0.hasPrefix("e") }, word)
        case .item: offers(words.numbers.filter { $0.hasPrefix("q") }, word)
        case .word(let known): offers(known, word)
        case .other: []
        }
    }

    private static func offers(_ words: [String], _ beginning: Substring) -> [Offer] {
        words.filter { $0.hasPrefix(beginning) }.map { Offer(word: $0) }
    }

    /// Threads whose number begins so, or whose title has the word in it.
    private static func threads(_ word: Substring, _ words: Words) -> [Offer] {
        let folded = word.lowercased()
        return words.threads.filter { thread in
            String(thread.number).hasPrefix(word)
                || (folded.count >= titlePart && thread.title.lowercased().contains(folded))
        }.map { Offer(word: String($0.number), label: $0.title) }
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
