/// Whether a message counts as unread, as a mention, and notifies: docs/PROTOCOL.md section 6, as a pure function.
package struct UnreadRule: Sendable {
    package let me: MemberID
    package var ignored: Set<MemberID>
    package var channelPosition: MessageID
    package var floor: MessageID
    package var level: Level
    package var threadPosition: MessageID
    package var isFollowed: Bool

    package struct Verdict: Hashable, Sendable {
        package var unread: Bool
        package var mention: Bool
        package var notifies: Bool

        package init(unread: Bool, mention: Bool, notifies: Bool) {
            self.unread = unread
            self.mention = mention
            self.notifies = notifies
        }
    }

    package init(
        me: MemberID,
        ignored: Set<MemberID> = [],
        channelPosition: MessageID,
        floor: MessageID,
        level: Level,
        threadPosition: MessageID,
        isFollowed: Bool
    ) {
        self.me = me
        self.ignored = ignored
        self.channelPosition = channelPosition
        self.floor = floor
        self.level = level
        self.threadPosition = threadPosition
        self.isFollowed = isFollowed
    }

    package func verdict(on message: Message) -> Verdict {
        let nothing = Verdict(unread: false, mention: false, notifies: false)
        guard message.author.id != me, !ignored.contains(message.author.id), !message.isImported,
            message.state == .live,
            message.id > floor, message.id > (message.isRoot ? channelPosition : threadPosition)
        else { return nothing }
        let mention = message.mentions.contains { $0.member == me }
        let wanted: Bool =
            switch level {
            case .mute: false
            case .mentions: message.isRoot || isFollowed || mention
            case .all: true
            }
        let notifies: Bool =
            switch level {
            case .mute: false
            case .mentions: mention || (!message.isRoot && isFollowed)
            case .all: true
            }
        return Verdict(unread: wanted, mention: mention, notifies: notifies)
    }
}
