/// Short names for emoji, as typed between colons: `:tada:` is 🎉.
package enum Emoji {
    /// Longest short name, in bytes.
    package static let nameBytes = 32

    /// The emoji for a short name without its colons, or nil.
    package static func named(_ name: String) -> String? { byName[name] }

    /// The first short name of an emoji, or nil.
    package static func name(of emoji: String) -> String? { byEmoji[emoji] }

    /// The emoji meant by `:tada:`, `tada` or `🎉` itself, or nil: what a reaction may be.
    package static func reading(_ typed: String) -> String? {
        if byEmoji[typed] != nil { return typed }
        var name = Substring(typed)
        if name.count > 2, name.first == ":", name.last == ":" { name = name.dropFirst().dropLast() }
        return named(String(name))
    }

    /// The short names that begin with `prefix`, in alphabetical order, at most `limit`.
    package static func names(startingWith prefix: String, limit: Int = 10) -> [String] {
        Array(names.lazy.filter { $0.hasPrefix(prefix) }.prefix(limit))
    }

    /// Every short name in alphabetical order.
    package static let names: [String] = byName.keys.sorted()

    /// Every emoji with its short names, in the order in which a picker shows them.
    package static let all: [(emoji: String, names: [String])] = EmojiTable.entries.split(separator: ";").map { entry in
        let words = entry.split(whereSeparator: \.isWhitespace).map(String.init)
        return (words[0], Array(words.dropFirst()))
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static let byName = Dictionary(
        all.flatMap { entry in entry.names.map { ($0, entry.emoji) } },
        uniquingKeysWith: { first, _ in first }
    )

    private static let byEmoji = Dictionary(
        all.compactMap { entry in entry.names.first.map { (entry.emoji, $0) } },
        uniquingKeysWith: { first, _ in first }
    )
}
