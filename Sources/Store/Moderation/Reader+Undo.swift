package import HubbubModel

extension Reader {
    /// Whether an entry changed something that can be set back, and is not undone.
    package func canUndo(_ entry: Entry) throws -> Bool {
        try entry.undoneBy == nil && sql.exists("SELECT 1 FROM change WHERE entry_id = ?", entry.id)
    }

    /// The community's own rules, that hold everywhere and in hubs without a charter; nil while it has none.
    package func communityRules() throws -> [String]? {
        guard let text = try communitySetting("rules"), !text.isEmpty else { return nil }
        return text.split(separator: "\n").map(String.init)
    }
}

extension Transaction {
    /// Sets the community's rules, numbered from 1 as given: one line each.
    package func setCommunityRules(_ rules: [String]) throws {
        try setCommunitySetting("rules", rules.joined(separator: "\n"))
    }
}
