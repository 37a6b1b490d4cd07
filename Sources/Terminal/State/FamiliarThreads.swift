import HubbubModel

/// The threads that a reader knows from the lines just printed.
///
/// `↳118` alone tells nobody anything whose screen does not show 118 any more.
struct FamiliarThreads: Sendable {
    /// Messages after which a thread has to be named again: two screens.
    private static let reach = 40
    /// Threads that are kept; those beyond reach go first.
    private static let capacity = 256

    private var printed = 0
    private var last: [ThreadID: Int] = [:]

    /// A message of a thread is printed; true where the thread has to be named before it.
    mutating func sees(_ thread: ThreadID, isRoot: Bool) -> Bool {
        printed += 1
        let before = last.updateValue(printed, forKey: thread)
        if last.count > Self.capacity { last = last.filter { printed - $0.value <= Self.reach } }
        return !isRoot && before.map { printed - $0 > Self.reach } ?? true
    }
}
