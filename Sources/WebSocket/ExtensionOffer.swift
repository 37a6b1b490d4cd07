/// One extension with its parameters, as in `Sec-WebSocket-Extensions` (RFC 6455, 9.1).
struct ExtensionOffer: Equatable {
    struct Parameter: Equatable {
        let name: String
        let value: String?
    }

    let name: String
    let parameters: [Parameter]

    /// The extensions of a header line; what is not well formed is left out.
    static func parse(_ line: String) -> [Self] {
        line.split(separator: ",").compactMap(Self.init)
    }

    private init?(_ text: Substring) {
        var pieces = text.split(separator: ";", omittingEmptySubsequences: false).map(Self.trim)
        let name = pieces.removeFirst()
        guard !name.isEmpty, !pieces.contains("") else { return nil }
        self.name = name.lowercased()
        parameters = pieces.map { piece in
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trim)
            return Parameter(name: sides[0].lowercased(), value: sides.count > 1 ? Self.unquote(sides[1]) : nil)
        }
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    private static func unquote(_ text: Substring) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
        return String(text.dropFirst().dropLast())
    }
}
