import Synchronization

/// Counts what many connections receive, and lets one task wait for a count.
final class Tally: Sendable {
    private struct Waiter {
        var continuation: CheckedContinuation<Void, any Error>?
        var fault: MeasureFault?
    }

    private let counted = Atomic<Int>(0)
    private let goal = Atomic<Int>(.max)
    private let waiter = Mutex(Waiter())

    var count: Int { counted.load(ordering: .sequentiallyConsistent) }

    func add(_ more: Int = 1) {
        let now = counted.add(more, ordering: .sequentiallyConsistent).newValue
        if now >= goal.load(ordering: .sequentiallyConsistent) { wake() }
    }

    /// Lets whoever waits, now or later, know that the count will not be reached.
    func fail(_ fault: MeasureFault) {
        let continuation = waiter.withLock { waiter in
            if waiter.fault == nil { waiter.fault = fault }
            return waiter.continuation.take()
        }
        continuation?.resume(throwing: fault)
    }

    /// Returns when so many have been counted; one task at a time.
    ///
    /// Throws what `fail` was called with, and when it lasts longer than `limit`.
    func reaches(_ count: Int, within limit: Duration = Tally.patience) async throws {
        guard self.count < count else { return }
        let watch = Task {
            try await Task.sleep(for: limit)
            fail(MeasureFault("only \(self.count) of \(count) came within \(limit)"))
        }
        defer { watch.cancel() }
        try await withCheckedThrowingContinuation { continuation in
            let fault = waiter.withLock { waiter in
                if waiter.fault == nil { waiter.continuation = continuation }
                return waiter.fault
            }
            if let fault { return continuation.resume(throwing: fault) }
            goal.store(count, ordering: .sequentiallyConsistent)
            if self.count >= count { wake() }
        }
    }

    /// A machine that does other work too may stand still for seconds.
    static let patience = Duration.seconds(60)

    private func wake() {
        goal.store(.max, ordering: .sequentiallyConsistent)
        waiter.withLock { $0.continuation.take() }?.resume()
    }
}
