import HubbubModel
import Synchronization

/// How many uploads are under way, of each member and of all.
final class UploadDesk: Sendable {
    private struct Counts {
        var all = 0
        var of: [MemberID: Int] = [:]
    }

    private let counts = Mutex(Counts())

    /// Refuses `limited` where too many are under way already.
    func enter(_ member: MemberID) throws(Refusal) {
        let isIn = counts.withLock { counts in
            let own = counts.of[member, default: 0]
            guard own < Limits.uploadsAtOnce, counts.all < Limits.uploadsAtOnceOfAll else { return false }
            counts.of[member] = own + 1
            counts.all += 1
            return true
        }
        guard isIn else { throw Refusal(.limited, field: "file", retrySeconds: Self.wait, detail: "uploads") }
    }

    func leave(_ member: MemberID) {
        counts.withLock { counts in
            let own = counts.of[member, default: 0] - 1
            counts.of[member] = own > 0 ? own : nil
            counts.all -= 1
        }
    }

    /// An upload over a usual line takes some seconds.
    private static let wait: Int64 = 5
}
