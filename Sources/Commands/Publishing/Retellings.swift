import HubbubModel
import Synchronization

/// The retelling at the newest position that anyone resumes at.
final class Retellings: Sendable {
    private let newest = Mutex<Retelling?>(nil)

    /// What those share who have read the log up to `position`; whoever has read less than others gets one alone.
    func at(_ position: EventID) -> Retelling {
        newest.withLock { newest in
            if let newest, newest.position >= position {
                return newest.position == position ? newest : Retelling(at: position)
            }
            let retelling = Retelling(at: position)
            newest = retelling
            return retelling
        }
    }

    /// Lets go of it: by a commit, when the publisher has followed all of its events.
    func forget() {
        newest.withLock { $0 = nil }
    }
}
