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
        /// As `/reply N text`, `/hub create slug name`: how each line is written.
        var usages: [String] = []
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

    /// The words of each usage up to its first argument: `/hub create`.
    private static func commands(_ words: Words) -> [String] {
        Array(Set(words.usages.map { name(of: $0) }))
    }

    private static func name(of usage: String) -> String {
        let parts = usage.split(separator: " ")
        let isPair = parts.count > 1 && words(of: usage, named: parts[0]) > 1
        return parts.prefix(isPair ? 2 : 1).joined(separator: " ")
    }

    /// Lines of two words: the second is none of the names that arguments have.
    private static let pairs: Set = ["/hub", "/channel", "/charter", "/queue"]

    private static func words(of usage: String, named first: Substring) -> Int {
        guard pairs.contains(String(first)), let second = usage.split(separator: " ").dropFirst().first else {
            return 1
        }
        return second.allSatisfy { $0.isLetter && $0.isLowercase } ? 2 : 1
    }

    /// What a line's usage says may stand behind its name.
    private static func arguments(_ text: String, _ word: Substring, _ words: Words) -> [Offer] {
        if word.hasPrefix("--") { return flags.filter { $0.hasPrefix(word) }.map { Offer(word: $0) } }
        let usages = words.usages.filter { text.hasPrefix(name(of: $0) + " ") }
        guard !usages.isEmpty else {
            // Not known (yet): what may stand in most places.
            guard !word.isEmpty else { return [] }
            return (words.numbers.filter { $0.hasPrefix(word) } + nicks(word, words.nicks)).map { Offer(word: $0) }
        }
        var found: [Offer] = []
        for token in usages.flatMap({ $0.dropFirst(name(of: $0).count).split(separator: " ") }) {
            found += offers(token.filter { !"[]".contains($0) }, word, words)
        }
        var known: Set<String> = []
        return found.filter { $0.word.hasPrefix(word) || $0.label != nil || !word.isEmpty }
            .filter { known.insert($0.word).inserted }
    }

    private static func offers(_ token: String, _ word: Substring, _ words: Words) -> [Offer] {
        if token.contains("|") { return token.split(separator: "|").flatMap { offers(String($0), word, words) } }
        switch token {
        case "nick", "nick,nick":
            return nicks(word, words.nicks).map { Offer(word: $0) }
        case "N", "N-M", "M": return threads(word, words)
        case "r1":
            return word.hasPrefix("r")
                ? (1...9).map { "r\($0)" }.filter { $0.hasPrefix(word) }.map { Offer(word: $0) } : []
        case "7d": return word.isEmpty ? [] : durations.filter { $0.hasPrefix(word) }.map { Offer(word: $0) }
        case "e51", "q17":
            return words.numbers.filter { $0.first == token.first && $0.hasPrefix(word) }.map { Offer(word: $0) }
        case "#hub/topic", "#hub", "#hub/topic/N": return []
        default:
            // A word that is written as it stands: `on`, `moderator`.
            let isWord = token.allSatisfy { $0.isLetter && $0.isLowercase } && token.hasPrefix(word)
            return isWord && literals.contains(token) ? [Offer(word: token)] : []
        }
    }

    /// The words of the table that are typed as they stand.
    private static let literals: Set = [
        "on", "off", "mute", "mentions", "all", "moderator", "steward", "arbiter", "everywhere", "name", "about",
        "visibility", "join", "slug", "colour", "topic", "replies", "typing", "presence", "theme", "enter", "show",
        "mine",
        "ban", "kick", "remove", "set", "create", "archive",
    ]

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
