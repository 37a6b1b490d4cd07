import HubbubModel

/// An e-mail address as typed, and as compared.
struct EmailAddress {
    let text: String
    /// In lower case throughout: no mail service in use tells addresses apart by case.
    let folded: String

    /// Reads an address; nil for what cannot be one.
    ///
    /// Only the shape is checked (RFC 5321: one `@`, a local part of at most 64 bytes, a domain of labels); whether it
    /// works only a mail can tell. A bare host name is allowed: some networks have such.
    init?(_ typed: String) {
        let text = typed.trimmed
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= Limits.emailBytes, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            Self.isDomain(parts[1]),
            text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
        else { return nil }
        self.text = text
        folded = text.lowercased()
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
