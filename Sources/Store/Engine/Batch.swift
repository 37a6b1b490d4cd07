import GRDB
import HubbubModel

/// The operations of one transaction, run in order, and what each is to be answered.
struct Batch {
    private enum Answer {
        case done(@Sendable () -> Void)
        case refused(Refusal)
    }

    let transaction: Transaction
    private(set) var hasSuccess = false
    private var answers: [(job: Job, answer: Answer)] = []

    init(
        _ database: Database,
        memory: Memory,
        clock: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (Int) -> [UInt8]
    ) {
        transaction = Transaction(SQL(database), memory: memory, clock: clock, random: random)
    }

    /// Throws what is no refusal, and `NeedsSavepoints` where one act of several was refused after it had written: then
    /// the whole is to be rolled back.
    mutating func run(_ jobs: [Job], _ guarding: Guarding) throws {
        for job in jobs {
            do {
                let answer = try transaction.keepingOnlyWhole(guarding) { try job.perform($0) }
                answers.append((job, .done(answer)))
                hasSuccess = true
            } catch let rehearsed as Rehearsed {
                answers.append((job, .done(rehearsed.answer)))
            } catch let refusal as Refusal {
                answers.append((job, .refused(refusal)))
            }
        }
        if hasSuccess { try transaction.writeSearch() }
    }

    /// Answers all, after the commit.
    func answer() {
        for (job, answer) in answers {
            switch answer {
            case .done(let answer): answer()
            case .refused(let refusal): job.refuse(refusal)
            }
        }
    }

    /// Answers where every operation was refused.
    func refuseRefused() { answer() }

    /// Answers where the commit failed: what was refused stays so.
    func refuseAll(_ refusal: Refusal) {
        for (job, answer) in answers {
            if case .refused(let own) = answer { job.refuse(own) } else { job.refuse(refusal) }
        }
    }
}
