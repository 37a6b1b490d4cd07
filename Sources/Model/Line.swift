/// What a channel holds at one number.
package struct Line: Hashable, Sendable {
    package let number: Int64
    package let content: Content

    package enum Content: Hashable, Sendable {
        case root(Message, Thread)
        /// With its thread in the first line of one whose root the reader has not got.
        case reply(Message, Thread?)
        case share(Share)
        /// Moved, removed or deleted.
        case emptied(Message.State)
        /// To this address, which the reader may read.
        case moved(to: String)
    }

    package init(number: Int64, content: Content) {
        self.number = number
        self.content = content
    }
}
