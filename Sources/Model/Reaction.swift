/// One emoji under a message, and who chose it.
package struct Reaction: Hashable, Sendable {
    package let emoji: String
    package var count: Int64
    /// In order of reacting, at most `Limits.reactorsShown`.
    package var members: [MemberID]

    package init(emoji: String, count: Int64, members: [MemberID]) {
        self.emoji = emoji
        self.count = count
        self.members = members
    }
}
