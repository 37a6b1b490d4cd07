/// A sentence with places for values: `{name}`, and `{count, plural, one {# reply} other {# replies}}`.
///
/// `#` inside a plural stands for its number. `[[ until {end}]]` is said only when all its places have values. A brace
/// that opens no place is text. Nothing nests deeper than places in a plural's forms, inside double brackets.
struct Sentence: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case text(String)
        case value(name: String)
        indirect case plural(name: String, one: Sentence, other: Sentence)
        indirect case optional(Sentence)
    }

    private(set) var parts: [Part] = []

    init(_ source: String) {
        self.init(source[...], countedBy: nil)
    }

    private init(_ source: Substring, countedBy counter: String?) {
        var text = ""
        var rest = source
        while let character = rest.first {
            if character == "{", let (inside, after) = Self.braced(rest), let part = Self.place(inside, counter == nil)
            {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(part)
                rest = after
            } else if character == "#", let counter {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.value(name: counter))
                rest = rest.dropFirst()
            } else if let (inside, after) = Self.bracketed(rest) {
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.optional(Sentence(inside, countedBy: nil)))
                rest = after
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
    }

    /// The sentence with its places filled; a place without a value shows its name in braces.
    func filled(_ values: [String: String], _ language: Language) -> String {
        var output = ""
        for part in parts {
            switch part {
            case .text(let text): output += text
            case .value(let name): output += values[name] ?? "{\(name)}"
            case .plural(let name, let one, let other):
                let isOne = values[name].flatMap(Int.init).map(language.isOne) ?? false
                output += (isOne ? one : other).filled(values, language)
            case .optional(let sentence):
                if sentence.names.allSatisfy({ values[$0]?.isEmpty == false }) {
                    output += sentence.filled(values, language)
                }
            }
        }
        return output
    }

    /// The names of all places, those inside plurals too.
    var names: Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .text: break
            case .value(let name): names.insert(name)
            case .optional(let sentence): names.formUnion(sentence.names)
            case .plural(let name, let one, let other): names.formUnion(one.names.union(other.names).union([name]))
            }
        }
    }

    private static func place(_ inside: Substring, _ allowsPlural: Bool) -> Part? {
        if isName(inside) { return .value(name: String(inside)) }
        let pieces = inside.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard allowsPlural, pieces.count == 3, isName(pieces[0]), pieces[1].filter({ $0 != " " }) == "plural",
            let one = form("one", in: pieces[2]), let other = form("other", in: pieces[2])
        else { return nil }
        let name = String(pieces[0])
        return .plural(
            name: name,
            one: Sentence(one, countedBy: name),
            other: Sentence(other, countedBy: name)
        )
    }

    /// The text in braces behind the word `name`.
    private static func form(_ name: String, in forms: Substring) -> Substring? {
        var rest = forms
        while let open = rest.firstIndex(of: "{"), let (inside, after) = braced(rest[open...]) {
            if rest[..<open].filter({ $0 != " " }) == name { return inside }
            rest = after
        }
        return nil
    }

    /// What stands between the brace that `text` begins with and its partner, and what follows.
    private static func braced(_ text: Substring) -> (inside: Substring, after: Substring)? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 {
                return (text[text.index(after: text.startIndex)..<index], text[text.index(after: index)...])
            }
        }
        return nil
    }

    /// What stands between the double brackets that `text` begins with, and what follows.
    private static func bracketed(_ text: Substring) -> (inside: Substring, after: Substring)? {
        guard text.hasPrefix("[[") else { return nil }
        let inside = text.dropFirst(2)
        var index = inside.startIndex
        while index != inside.endIndex {
            if inside[index...].hasPrefix("]]") { return (inside[..<index], inside[index...].dropFirst(2)) }
            index = inside.index(after: index)
        }
        return nil
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
    }
}
