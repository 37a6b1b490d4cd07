import HubbubStore
import HubbubWire
import NIOCore
import Synchronization

/// What happens by the clock: beats, presence, sweeping what has expired, and closing those who never say hello.
final class Housekeeping: Sendable {
    private let eventLoop: any EventLoop
    private let tasks = Mutex<[RepeatedTask]>([])

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func start(_ forum: Forum) {
        every(HubbubProtocol.beatEvery) { [weak forum] in forum?.publisher.beat() }
        every(Self.presenceEvery) { [weak forum] in forum?.publisher.tellPresence() }
        every(Self.sweepEvery) { [weak forum] in forum?.sweep() }
        forum.endWhatIsDue()
        every(Self.dueEvery) { [weak forum] in forum?.endWhatIsDue() }
        every(Self.cutEvery) { [weak forum] in forum?.store.cutLog() }
    }

    func stop() {
        for task in tasks.withLock({ $0 }) { task.cancel() }
    }

    /// Closes the session unless hello has come by then.
    func expectHello(_ session: ForumSession, on loop: any EventLoop) {
        let bound = TimeAmount(session.forum.surroundings.configuration.helloWithin)
        loop.scheduleTask(in: bound) { [weak session] in session?.closeIfSilent() }
    }

    private func every(_ interval: Duration, _ work: @escaping @Sendable () -> Void) {
        let task = eventLoop.scheduleRepeatedTask(initialDelay: .init(interval), delay: .init(interval)) { _ in work() }
        tasks.withLock { $0.append(task) }
    }

    private static let presenceEvery = Duration.seconds(10)
    /// What has reached its end has no force from then on; this is when it is told.
    private static let dueEvery = Duration.seconds(2)
    private static let sweepEvery = Duration.seconds(3_600)
    /// Tries again where readers were in the way at the end of a sweep.
    private static let cutEvery = Duration.seconds(60)
}
