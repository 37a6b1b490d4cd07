/// Why something cannot be imported: which file, where in it, and what is wrong.
///
/// Said to an operator, in English.
package struct ImportFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name inside of what is imported; empty where it is about the whole.
    package let file: String
    /// Where in the file, such as `zerver_message[12].content`; empty where it is about all of it.
    package let place: String
    package let reason: String

    package init(file: String = "", place: String = "", _ reason: String) {
        self.file = file
        self.place = place
        self.reason = reason
    }

    package var description: String {
        [file, place, reason].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
