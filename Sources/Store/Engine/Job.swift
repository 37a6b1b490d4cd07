/// One queued operation with its answer.
struct Job: Sendable {
    /// Runs it; the result answers the one who asked, to be called once the commit is on disk.
    let perform: @Sendable (Transaction) throws -> @Sendable () -> Void
    /// Answers that it was not done.
    let refuse: @Sendable (any Error) -> Void
}
