package import HubbubModel

/// A rule of a hub that an act changes and undoing sets back; its number stands in changes.
enum HubRule: Int64, CaseIterable, Sendable {
    case joining = 1
    case creating
    case newcomers
    case holdsNewcomers
    case holdsLinks
    case holdsBursts
    case hidesReported
    case questions

    fileprivate var column: String {
        switch self {
        case .joining: "join_policy"
        case .creating: "members_create_channels"
        case .newcomers: "limits_newcomers"
        case .holdsNewcomers: "holds_newcomers"
        case .holdsLinks: "holds_links"
        case .holdsBursts: "holds_bursts"
        case .hidesReported: "hides_reported"
        case .questions: "questions"
        }
    }
}

extension HubChange {
    /// The kind of its entry in the hub's log; nil for how the hub is called and looks.
    package var entryKind: EntryKind? {
        switch self {
        case .name, .about, .slug, .colour, .image: nil
        case .visibility: .visibility
        case .joinPolicy, .questions: .joining
        case .holds: .holding
        case .hidesReported: .hiding
        case .membersCreateChannels, .newcomers: .setting
        }
    }

    /// The rule and its value, for what can be set back exactly.
    fileprivate var rule: (rule: HubRule, value: String)? {
        switch self {
        case .joinPolicy(let policy): (.joining, policy.rawValue)
        case .questions(let questions): (.questions, questions.joined(separator: "\n"))
        case .membersCreateChannels(let may): (.creating, may ? "1" : "0")
        case .newcomers(let limits): (.newcomers, limits ? "1" : "0")
        case .holds(.newcomers, let on): (.holdsNewcomers, on ? "1" : "0")
        case .holds(.links, let on): (.holdsLinks, on ? "1" : "0")
        case .holds(.bursts, let on): (.holdsBursts, on ? "1" : "0")
        case .hidesReported(let on): (.hidesReported, on ? "1" : "0")
        case .name, .about, .slug, .colour, .image, .visibility, .holds: nil
        }
    }
}

extension Transaction {
    /// Changes a rule of the deed's hub, which its log then shows; nil where it is so already.
    ///
    /// Visibility has no way back but another change: what was said meanwhile was said to those who read then.
    package func setRule(_ change: HubChange, _ deed: Deed) throws -> Entry? {
        guard let id = deed.chain.hub, let hub = try hub(id), let kind = change.entryKind else {
            throw Refusal(.invalid, field: "field")
        }
        if case .visibility(let visibility) = change {
            guard visibility != hub.visibility else { return nil }
            _ = try setHub(id, change)
            return try record(kind, scope: .hub, deed)
        }
        guard let (rule, value) = change.rule else { throw Refusal(.invalid, field: "field") }
        guard let changed = try changeIfNeeded(.hubRule, id.rawValue, rule.rawValue, to: value) else { return nil }
        let entry = try record(kind, scope: .hub, deed)
        try keep([changed], of: entry)
        return entry
    }

    func hubRule(_ number: Int64, of hub: HubID) throws -> String? {
        guard let column = HubRule(rawValue: number)?.column else { return nil }
        return try sql.first("SELECT CAST(\(column) AS TEXT) FROM hub WHERE id = ?", hub) { $0.text(0) }
    }

    func setHubRule(_ change: Change) throws {
        guard let column = HubRule(rawValue: change.second)?.column else { throw Refusal(.conflict) }
        try sql.run("UPDATE hub SET \(column) = ? WHERE id = ?", change.after, change.subject)
        try append(.hubChanged, to: .hub(HubID(change.subject)), subject: change.subject)
    }
}
