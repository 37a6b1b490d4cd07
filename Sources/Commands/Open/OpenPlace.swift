package import HubbubModel

/// A channel that visitors read.
package struct OpenPlace: Sendable {
    package let hub: Hub
    package let channel: Channel
    /// When something was last said in a thread of it that stands in its list; nil where visitors see none.
    package let lastAt: Time?

    /// The numbers of a channel whose threads are listed together.
    package static let numbersTogether: Int64 = 10_000

    /// How many lists of threads the channel has, numbered from 1; at least one.
    package var lists: Int64 { max(1, (channel.lastNumber + Self.numbersTogether - 1) / Self.numbersTogether) }
}
