package import HubbubModel

/// A message's place in the order of time: when it was posted, then its id.
package struct MessageMoment: Hashable, Sendable {
    package let at: Time
    package let id: MessageID

    package init(at: Time, id: MessageID) {
        self.at = at
        self.id = id
    }

    /// After every message.
    package static let end = MessageMoment(at: Time(ms: .max), id: MessageID(.max))
}
