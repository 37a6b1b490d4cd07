import HubbubModel

/// A query in FTS5's language, always inside of what the asker may read.
struct SearchExpression {
    private var wanted: [String]
    private var unwanted: [String] = []

    init(_ scope: SearchScope) {
        let tokens = scope.hubs.keys.sorted().map(SearchRow.token) + scope.conversations.sorted().map(SearchRow.token)
        wanted = ["{scope} : (\(tokens.map { "\"\($0)\"" }.joined(separator: " OR ")))"]
    }

    mutating func add(_ term: SearchTerm) {
        guard let expression = term.expression else { return }
        if term.isExcluded { unwanted.append(expression) } else { wanted.append(expression) }
    }

    /// `token` is one of ours.
    mutating func add(column: String, _ token: String, isExcluded: Bool) {
        let expression = "{\(column)} : \"\(token)\""
        if isExcluded { unwanted.append(expression) } else { wanted.append(expression) }
    }

    /// Nothing was added to what the asker may read.
    var isScopeAlone: Bool { wanted.count == 1 && unwanted.isEmpty }

    var text: String {
        let all = "(" + wanted.joined(separator: " AND ") + ")"
        return unwanted.isEmpty ? all : "\(all) NOT (\(unwanted.joined(separator: " OR ")))"
    }
}
