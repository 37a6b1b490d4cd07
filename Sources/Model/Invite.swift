/// A link that lets its bearer sign up and join a hub.
///
/// Its code is stored hashed.
package struct Invite: Hashable, Sendable {
    package let id: InviteID
    package let hub: HubID
    package var by: Face
    package var createdAt: Time
    /// nil when it has no end.
    package var expiresAt: Time?
    package var usesLeft: Int64

    package init(id: InviteID, hub: HubID, by: Face, createdAt: Time, expiresAt: Time?, usesLeft: Int64) {
        self.id = id
        self.hub = hub
        self.by = by
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usesLeft = usesLeft
    }
}
