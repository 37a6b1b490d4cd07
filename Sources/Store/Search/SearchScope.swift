package import HubbubModel

/// What one asker may find.
package struct SearchScope: Sendable {
    /// Who asks; nil for a visitor.
    package let member: MemberID?
    /// Hubs that may be read, each with the earliest begin of threads that may (`Rights.readsThreadsFrom`).
    package let hubs: [HubID: Time]
    /// Conversations that one is in.
    package let conversations: Set<ChannelID>

    package init(member: MemberID?, hubs: [HubID: Time], conversations: Set<ChannelID> = []) {
        self.member = member
        self.hubs = hubs
        self.conversations = conversations
    }

    /// Nothing can be found.
    var isEmpty: Bool { hubs.isEmpty && conversations.isEmpty }
}

extension Reader {
    /// All that a member, or a visitor, may read: by `Rights`, hub by hub.
    package func searchScope(for member: MemberID?) throws -> SearchScope {
        var readable: [HubID: Time] = [:]
        var last = HubID.none
        while true {
            let page = try hubs(after: last, limit: Limits.page)
            for hub in page {
                let who = try standing(of: member, in: hub.id)
                if Rights.mayRead(hub, who) { readable[hub.id] = Rights.readsThreadsFrom(hub, who) }
            }
            guard page.count == Limits.page, let end = page.last else { break }
            last = end.id
        }
        return SearchScope(member: member, hubs: readable, conversations: try conversations(for: member))
    }

    /// Those one is in and has not closed, unless banned from the community.
    private func conversations(for member: MemberID?) throws -> Set<ChannelID> {
        guard let member, try !standing(of: member, in: nil).isBanned else { return [] }
        return Set(
            try sql.rows("SELECT channel_id FROM conversation_member WHERE member_id = ? AND is_closed = 0", member) {
                ChannelID($0.int(0))
            }
        )
    }
}
