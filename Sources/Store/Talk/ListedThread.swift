package import HubbubModel

/// A thread as a list of addresses names it.
package struct ListedThread: Hashable, Sendable {
    /// Its root's, in the home channel.
    package let number: Int64
    package let lastAt: Time
}
