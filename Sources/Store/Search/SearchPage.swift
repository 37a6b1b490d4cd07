package import HubbubModel

/// Some of what a search found.
package struct SearchPage: Sendable {
    package let results: [SearchResult]
    /// What to ask on with, opaque; nil when these were the last.
    package let more: String?
    /// How many there are, counting no further than `Limits.searchCounted`.
    package let total: Int
    /// There are more than `total`.
    package let totalIsMore: Bool
}

/// One message that was found, and where the words stand.
package struct SearchResult: Sendable {
    package let message: Message
    package let thread: Thread
    /// The message's home.
    package let channel: Channel
    /// A piece of the message's words on one line, around the first words found.
    package let excerpt: String
    /// What to mark in the excerpt: UTF-16 offsets, rising, apart.
    package let marks: [Range<Int>]
}
