import HubbubModel
import Synchronization

/// When what stands at an address last changed, as far as this process has seen: for clients that know no entity tags.
///
/// Taken from the bytes and not from what is in them, since what is removed or renamed changes them too.
final class LastChanges: Sendable {
    /// Addresses remembered; one that was forgotten counts as changed.
    static let addresses = 1_024

    private struct Known {
        let tag: String
        /// In whole seconds, as HTTP has it.
        let at: Time
    }

    private let known = Mutex<[String: Known]>([:])

    /// When the address began to answer with `tag`; later than for every other tag before.
    func time(of tag: String, at address: String, now: Time) -> Time {
        known.withLock { known in
            let before = known[address]
            if let before, before.tag == tag { return before.at }
            let second = Time(ms: now.ms - now.ms % 1_000)
            let at = max(second, before.map { Time(ms: $0.at.ms + 1_000) } ?? second)
            if known.count >= Self.addresses { known.removeAll(keepingCapacity: true) }
            known[address] = Known(tag: tag, at: at)
            return at
        }
    }
}
