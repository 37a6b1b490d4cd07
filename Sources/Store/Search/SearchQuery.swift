package import HubbubModel

/// What a person typed into the search box, understood.
///
/// Words (all must be found, the beginning of a word or a part of a long one is enough), `"phrases"`, `-word` for what
/// must not be there, and operators: `from:nick in:#hub[/topic] before:2013-05-02 after:2013-05-02 has:file|link|code
/// lang:fr is:resolved|open|root|mine|unread|mentioned`. A word followed by a colon that is no operator is refused, since it
/// would silently find nothing; times, URLs and `a::b` are words.
package struct SearchQuery: Sendable {
    private(set) var terms: [SearchTerm] = []
    private(set) var operators: [SearchOperator] = []

    /// Refuses `empty`, `tooLong` and `invalid` for the field `query`, with what would work in `try`.
    package init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Limits.searchQueryBytes else {
            throw Refusal(.tooLong, field: "query", values: ["most": "\(Limits.searchQueryBytes)"])
        }
        for piece in SearchPiece.split(text) {
            if let found = try SearchOperator(piece) {
                operators.append(found)
            } else {
                terms.append(SearchTerm(typed: piece.text, isPhrase: piece.isQuoted, isExcluded: piece.isExcluded))
            }
        }
        terms.removeAll { $0.words.isEmpty }
        guard !terms.isEmpty || !operators.isEmpty else { throw Refusal(.empty, field: "query", detail: "query") }
        guard terms.count + operators.count <= Limits.searchTerms else {
            throw Refusal(.tooLong, field: "query", values: ["most": "\(Limits.searchTerms)"])
        }
    }
}
