/// The identifier of one thing: a positive 64-bit integer, given by the program, rising in commit order, kept for life.
///
/// `Of` only tells the compiler which table it belongs to, so that a hub's id cannot be passed for a channel's.
package struct ID<Of>: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    package var description: String { String(rawValue) }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Below every id that is given out: "nothing yet" for positions and cursors.
    package static var none: Self { Self(0) }
}

package typealias MemberID = ID<Member>
package typealias HubID = ID<Hub>
package typealias ChannelID = ID<Channel>
package typealias ThreadID = ID<Thread>
package typealias MessageID = ID<Message>
package typealias ShareID = ID<Share>
package typealias SessionID = ID<Session>
package typealias InviteID = ID<Invite>
package typealias EventID = ID<Event>
package typealias EntryID = ID<Entry>
package typealias SanctionID = ID<Sanction>
package typealias QueueItemID = ID<QueueItem>
package typealias NoticeID = ID<Notice>
package typealias FileID = ID<Attachment>
