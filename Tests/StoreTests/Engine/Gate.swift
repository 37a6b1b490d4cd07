import Dispatch

/// Holds the writer's thread until it is opened, and stays open.
final class Gate: Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let arrived = DispatchSemaphore(value: 0)

    func wait() {
        arrived.signal()
        opened.wait()
        opened.signal()
    }

    /// Returns once someone stands at the gate.
    func awaitWaiting() {
        arrived.wait()
    }

    func open() {
        opened.signal()
    }
}
