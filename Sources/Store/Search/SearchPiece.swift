/// One piece of a query: a word, a phrase in quotes, or an operator, still as typed.
struct SearchPiece {
    var text: String
    var isQuoted: Bool
    var isExcluded: Bool

    /// Parts a query at white space; quotes hold words together, one that is not closed runs to the end.
    static func split(_ query: String) -> [SearchPiece] {
        var pieces: [SearchPiece] = []
        var rest = query[...]
        while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
            rest = rest[start...]
            let isExcluded = rest.first == "-" && rest.count > 1 && !(rest.dropFirst().first?.isWhitespace ?? true)
            if isExcluded { rest = rest.dropFirst() }
            let isQuoted = rest.first.map(isQuote) ?? false
            if isQuoted { rest = rest.dropFirst() }
            let end = rest.firstIndex { isQuoted ? isQuote($0) : $0.isWhitespace } ?? rest.endIndex
            pieces.append(SearchPiece(text: String(rest[..<end]), isQuoted: isQuoted, isExcluded: isExcluded))
            rest = rest[end...].dropFirst(isQuoted ? 1 : 0)
        }
        return pieces
    }

    /// As typed on the keyboards of five languages.
    private static func isQuote(_ character: Character) -> Bool {
        switch character {
        case "\"", "“", "”", "„", "«", "»": true
        default: false
        }
    }
}
