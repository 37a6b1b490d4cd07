extension Folding {
    /// A nick as it is compared: case, accents and lookalikes folded.
    ///
    /// Two nicks that a reader may mistake for one another fold to the same text: `Jérôme` and `jerome`, `bоb` with a
    /// Cyrillic `о`, `i1l`, `o0`, `a.b` and `a_b`. A leading `@` is dropped.
    package static func nick(_ text: some StringProtocol) -> String {
        var folded = ""
        for scalar in (text.hasPrefix("@") ? text.dropFirst() : text[...]).unicodeScalars {
            if scalar == "-" || scalar == "_" || scalar == "." {
                folded.unicodeScalars.append("-")
                continue
            }
            for part in String(decoding: ScalarFolding.of(scalar), as: UTF8.self).unicodeScalars where part != " " {
                folded.unicodeScalars.append(lookalikes[part] ?? part)
            }
        }
        return folded
    }

    /// Folded letters that look like another, to the one that stands for all of them.
    ///
    /// After Unicode Technical Standard 39, the letters of one case that are drawn alike in common typefaces.
    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "l", "i": "l",
        // Cyrillic
        "а": "a", "в": "b", "г": "r", "е": "e", "һ": "h", "і": "l", "ј": "j", "к": "k", "м": "m", "н": "h", "о": "o",
        "р": "p", "ԛ": "q", "с": "c", "ѕ": "s", "т": "t", "у": "y", "ѵ": "v", "ԝ": "w", "х": "x", "ԁ": "d", "ӏ": "l",
        // Greek
        "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "l", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u",
        "χ": "x", "γ": "y", "ω": "w", "μ": "u", "ζ": "z",
        // Armenian, and Latin letters of their own
        "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ɑ": "a", "ɡ": "g", "ɩ": "l", "ʋ": "v",
    ]
}
