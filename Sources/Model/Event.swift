/// The announcement that something happened: one row of the log, without text.
///
/// What it says is read from the tables when it is sent.
package struct Event: Hashable, Sendable {
    package let id: EventID
    package let audience: Audience
    package let kind: EventKind
    /// What changed, by kind; see `EventKind`.
    ///
    /// Unused ones are 0.
    package let subject: Int64
    package let second: Int64
    package let third: Int64

    package init(
        id: EventID,
        audience: Audience,
        kind: EventKind,
        subject: Int64,
        second: Int64 = 0,
        third: Int64 = 0
    ) {
        self.id = id
        self.audience = audience
        self.kind = kind
        self.subject = subject
        self.second = second
        self.third = third
    }
}
