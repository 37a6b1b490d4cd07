package import HubbubModel

/// Where a moderation log does not hold together.
package struct LogFault: Hashable, Sendable {
    package let chain: Chain
    /// The first entry that is not as it was written, or not where it was.
    package let number: Int64
    package let kind: Kind

    package enum Kind: String, CaseIterable, Sendable {
        /// Its number is not the next: one was taken out or put in.
        case gap
        /// It does not hold the hash of the entry before.
        case order
        /// Its hash is not that of what it says.
        case entry
        /// Its side row was changed; one that is gone is not a fault but erased.
        case side
        /// The entry that was expected is not in the log.
        case missing
    }
}

/// What a whole log was found to be.
package struct LogCheck: Hashable, Sendable {
    package let entries: Int64
    /// Entries whose side row was erased.
    package let erased: Int64
    /// The newest entry's hash; empty for a log without entries.
    package let head: [UInt8]
    package let fault: LogFault?
}
