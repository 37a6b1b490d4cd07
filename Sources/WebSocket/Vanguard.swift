import Synchronization

/// Lets the first of many through alone: the others wait for it, later ones pass freely.
///
/// Swift makes a generic type when it is first used. Two threads that make the same one at once can crash in the
/// runtime (Swift 6.3.1: `swift_checkMetadataState` of a type that is not there yet, in one start of a hundred), and the
/// first connections of a server that comes back come together.
package final class Vanguard: Sendable {
    private let isThrough = Atomic(false)
    private let gate = Mutex(())

    package init() {}

    /// Does something that neither waits nor comes here again.
    package func pass<Outcome: Sendable>(_ act: () throws -> Outcome) rethrows -> Outcome {
        if isThrough.load(ordering: .acquiring) { return try act() }
        return try gate.withLock { _ in
            let outcome = try act()
            isThrough.store(true, ordering: .releasing)
            return outcome
        }
    }
}
