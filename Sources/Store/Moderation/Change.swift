/// One value that an entry changed.
struct Change: Hashable, Sendable {
    let kind: ChangeKind
    let subject: Int64
    let second: Int64
    let before: String
    let after: String

    /// The same, backwards.
    var reversed: Change {
        Change(kind: kind, subject: subject, second: second, before: after, after: before)
    }
}
