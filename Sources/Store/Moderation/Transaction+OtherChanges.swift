package import HubbubModel

/// Sanctions, invites, calm, the queue, shares.
extension Transaction {
    func otherValue(_ kind: ChangeKind, _ subject: Int64) throws -> String? {
        switch kind {
        case .sanction: try sanction(SanctionID(subject)).map { $0.ended == nil ? "holds" : "ended" }
        case .sanctionEnd: try sanction(SanctionID(subject)).map { $0.ends.map { String($0.ms) } ?? "" }
        case .arbiter: try flag("SELECT is_arbiter FROM member WHERE id = ?", subject)
        case .inviteRevoked: try flag("SELECT revoked_ms IS NOT NULL FROM invite WHERE id = ?", subject)
        case .calm: try calm(in: Chain(rawValue: subject)).map { String($0.ms) } ?? ""
        case .queueItem: try queueItem(QueueItemID(subject)).map { "\($0.state):\($0.outcome?.rawValue ?? "")" }
        default: try flag("SELECT ended_ms IS NOT NULL FROM share WHERE id = ?", subject)
        }
    }

    func setOther(_ change: Change) throws {
        let isOn = change.after == "1"
        switch change.kind {
        case .sanction: try end(SanctionID(change.subject), isEnded: change.after == "ended")
        case .sanctionEnd: try setEnd(of: SanctionID(change.subject), Int64(change.after).map { Time(ms: $0) })
        case .arbiter: try sql.run("UPDATE member SET is_arbiter = ? WHERE id = ?", isOn, change.subject)
        case .inviteRevoked:
            try sql.run("UPDATE invite SET revoked_ms = ? WHERE id = ?", isOn ? now : nil, change.subject)
        case .calm: try setCalm(in: Chain(rawValue: change.subject), until: Int64(change.after).map { Time(ms: $0) })
        case .queueItem: try setItem(QueueItemID(change.subject), change.after)
        default:
            if isOn { try endShare(ShareID(change.subject)) } else { try reopenShare(ShareID(change.subject)) }
        }
    }

    private func flag(_ statement: String, _ subject: Int64) throws -> String? {
        try sql.int(statement, subject).map { $0 == 0 ? "0" : "1" }
    }

    /// When a calm that holds now ends, in a hub or everywhere.
    func setCalm(in chain: Chain, until: Time?) throws {
        guard let hub = chain.hub else {
            try setCommunitySetting("calm_until", until.map { String($0.ms) } ?? "")
            try append(.communityChanged, to: .community)
            return
        }
        try sql.run("UPDATE hub SET calm_until_ms = ? WHERE id = ?", until, hub)
        try append(.hubChanged, to: .hub(hub), subject: hub.rawValue)
    }
}

extension Reader {
    /// When a calm ends that was called in a hub, or everywhere; nil when none holds.
    package func calm(in chain: Chain) throws -> Time? {
        let until: Time?
        if let hub = chain.hub {
            until = try sql.int("SELECT calm_until_ms FROM hub WHERE id = ?", hub).map { Time(ms: $0) }
        } else {
            until = try communitySetting("calm_until").flatMap { Int64($0) }.map { Time(ms: $0) }
        }
        return until.flatMap { $0 > now ? $0 : nil }
    }
}
