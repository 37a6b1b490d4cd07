import DequeModule
import Dispatch
import GRDB
import GRDBSQLite
import HubbubModel
import Synchronization

/// The one writer: operations that arrive while a commit is under way run together in the next.
///
/// ```
/// enqueue ─► queue ─► batch: BEGIN, each whole or not at all, search rows, COMMIT ─► onCommit ─► answers, in order
///                       └─ an error that is no refusal: ROLLBACK, each again alone
/// ```
/// A refusal undoes only its own operation: the batch hopes that refusals come before anything is written, and runs again
/// with savepoints where one did not. If `COMMIT` itself fails the answer is `unsure`: neither yes nor no.
final class Writer: Sendable {
    /// Operations to a commit: measured, more gain nothing.
    static let batchSize = 256
    /// Operations that may wait: a quarter of a second of work; more are refused as `busy`.
    static let queueSize = 4_096
    /// Below this much room on the disk nothing is written, so that a commit does not fail half way.
    static let reserveBytes: UInt64 = 4 * 1_048_576

    private struct Queue {
        var jobs = Deque<Job>()
        var isRunning = false
        var isClosed = false
    }

    private struct Handlers {
        var commit: @Sendable (Commit) -> Void = { _ in }
        var fault: @Sendable (String) -> Void = { _ in }
    }

    let pool: DatabasePool
    private let disk: Disk
    private let clock: @Sendable () -> Time
    private let random: @Sendable (_ bytes: Int) -> [UInt8]
    private let queue = Mutex(Queue())
    private let handlers = Mutex(Handlers())
    /// Touched by the writer's thread alone.
    private let memory: Mutex<Memory>
    private let newest: Atomic<Int64>
    /// For the writer's thread alone.
    let pages: Mutex<PageFile>
    /// Text was taken away that the log and the gaps of pages may still hold; what a process before this one left is not
    /// known.
    let owesCut = Atomic(true)
    /// Refusals of what found no place in the queue: never answered inside `enqueue`.
    private let overflow = DispatchQueue(label: "hubbub.store.overflow")

    init(
        pool: DatabasePool,
        directory: String,
        pages: consuming sending PageFile,
        clock: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (_ bytes: Int) -> [UInt8],
        ledger: Ledger
    ) {
        self.pool = pool
        self.pages = Mutex(pages)
        self.disk = Disk(directory: directory)
        self.clock = clock
        self.random = random
        self.memory = Mutex(Memory(ledger: ledger))
        self.newest = Atomic(ledger[.event])
    }

    var newestEvent: EventID { EventID(newest.load(ordering: .acquiring)) }

    func onCommit(_ handler: @escaping @Sendable (Commit) -> Void) {
        handlers.withLock { $0.commit = handler }
    }

    func onFault(_ handler: @escaping @Sendable (String) -> Void) {
        handlers.withLock { $0.fault = handler }
    }

    func report(_ error: any Error) {
        handlers.withLock { $0.fault }("\(error)")
    }

    func enqueue(_ job: Job) {
        enum Next { case start, wait, refuse }
        let next: Next = queue.withLock { queue in
            guard !queue.isClosed, queue.jobs.count < Self.queueSize else { return .refuse }
            queue.jobs.append(job)
            defer { queue.isRunning = true }
            return queue.isRunning ? .wait : .start
        }
        switch next {
        case .start: pool.asyncWriteWithoutTransaction { self.drain($0) }
        case .wait: break
        case .refuse: overflow.async { job.refuse(Refusal(.busy, retrySeconds: 1)) }
        }
    }

    /// Takes nothing more, and waits until all that was taken is answered.
    func close() {
        queue.withLock { $0.isClosed = true }
        pool.writeWithoutTransaction { self.drain($0) }
        overflow.sync {}
    }

    var isClosed: Bool { queue.withLock(\.isClosed) }

    private func drain(_ database: Database) {
        while let batch = nextBatch() {
            commit(batch, database)
        }
    }

    private func nextBatch() -> [Job]? {
        queue.withLock { queue in
            guard !queue.jobs.isEmpty else {
                queue.isRunning = false
                return nil
            }
            let batch = Array(queue.jobs.prefix(Self.batchSize))
            queue.jobs.removeFirst(batch.count)
            return batch
        }
    }

    private func commit(_ jobs: [Job], _ database: Database) {
        guard disk.availableBytes >= Self.reserveBytes else {
            return refuse(jobs, Refusal(.full))
        }
        commit(jobs, database, jobs.count == 1 ? .alone : .hoping)
    }

    private func commit(_ jobs: [Job], _ database: Database, _ guarding: Guarding) {
        do {
            try database.beginTransaction(.immediate)
        } catch {
            report(error)
            return refuse(jobs, SQLFailure(error)?.refusal ?? Refusal(.fault))
        }
        var batch = Batch(database, memory: memory.withLock(\.self), clock: clock, random: random)
        do {
            try batch.run(jobs, guarding)
            finish(batch, database)
        } catch {
            rollBack(database)
            if error is NeedsSavepoints {
                commit(jobs, database, .savepoints)
            } else if jobs.count > 1 {
                for job in jobs { commit([job], database, .alone) }
            } else {
                report(error)
                refuse(jobs, SQLFailure(error)?.refusal ?? Refusal(.fault))
            }
        }
    }

    private func finish(_ batch: Batch, _ database: Database) {
        guard batch.hasSuccess else {
            rollBack(database)
            return batch.refuseRefused()
        }
        do {
            try database.commit()
        } catch {
            rollBack(database)
            report(error)
            return batch.refuseAll(Refusal(.unsure))
        }
        let kept = batch.transaction.memory
        memory.withLock { $0 = kept }
        newest.store(kept.ledger[.event], ordering: .releasing)
        if batch.transaction.tookTextAway { oweCut() }
        if !batch.transaction.events.isEmpty {
            let handler = handlers.withLock { $0.commit }
            handler(Commit(events: batch.transaction.events, notes: batch.transaction.notes))
        }
        batch.answer()
    }

    private func refuse(_ jobs: [Job], _ refusal: Refusal) {
        for job in jobs { job.refuse(refusal) }
    }

    private func rollBack(_ database: Database) {
        guard database.isInsideTransaction else { return }
        do {
            try database.rollback()
        } catch {
            report(error)
        }
    }
}
