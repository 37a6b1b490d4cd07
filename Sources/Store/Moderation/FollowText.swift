import HubbubModel

/// What a member has read of a thread and whether they follow it, as a change's text: position and follow, with a comma.
struct FollowText: Hashable {
    var position: MessageID
    /// 1 follows, -1 stopped on purpose, 0 neither.
    var follow: Int64

    init(position: MessageID, follow: Int64) {
        self.position = position
        self.follow = follow
    }

    /// nil for the empty text: nothing read, nothing followed.
    init?(_ text: String) {
        let parts = text.split(separator: ",").map { Int64($0) }
        guard parts.count == 2, let position = parts[0], let follow = parts[1] else { return nil }
        self.init(position: MessageID(position), follow: follow)
    }

    var text: String { "\(position),\(follow)" }
}
