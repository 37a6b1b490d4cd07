/// A language that Hubbub speaks: a catalogue of sentences for each.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case french = "fr"
    case spanish = "es"
    case german = "de"
    case italian = "it"

    /// What every sentence exists in.
    package static let fallback = Language.english

    /// Longest header that is read for preferences, in bytes; what follows is ignored.
    package static let headerBytes = 1_024

    /// The language of a tag as `fr`, `fr-CH` or `FR_ch.UTF-8`, or nil when it is not spoken here.
    package init?(tag: some StringProtocol) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" && $0 != "." && $0 != "@" }
        self.init(rawValue: primary.lowercased())
    }

    /// The language of a tag, else English: for tags that were checked when they came in.
    package init(orEnglish tag: some StringProtocol) {
        self = Language(tag: tag) ?? .fallback
    }

    /// The spoken language that an `Accept-Language` header (RFC 9110, 12.5.4) prefers, or nil when it names none.
    ///
    /// Weights decide, then the order of the header; a weight of 0 refuses. `*` means ``fallback``.
    package static func preferred(by header: String) -> Language? {
        var best: (language: Language, weight: Int)?
        for item in String(decoding: header.utf8.prefix(headerBytes), as: UTF8.self).split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.trimmingSpaces }
            guard let tag = parts.first, let language = tag == "*" ? .fallback : Language(tag: tag) else { continue }
            let weight = thousandths(parts.dropFirst().first { $0.hasPrefix("q=") })
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    /// What its speakers call it.
    package var name: String {
        switch self {
        case .english: "English"
        case .french: "Français"
        case .spanish: "Español"
        case .german: "Deutsch"
        case .italian: "Italiano"
        }
    }

    /// Whether `count` takes the form for one.
    func isOne(_ count: Int) -> Bool {
        self == .french ? count == 0 || count == 1 : count == 1
    }

    /// `q=0.75` as 750; 1000 when absent, 0 when it is no weight.
    private static func thousandths(_ parameter: Substring?) -> Int {
        guard let parameter else { return 1_000 }
        let digits = parameter.dropFirst(2).prefix(5).utf8.filter { $0 != UInt8(ascii: ".") }
        guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return 0 }
        let value = (digits + Array(repeating: UInt8(ascii: "0"), count: 4)).prefix(4)
            .reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return min(value, 1_000)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
