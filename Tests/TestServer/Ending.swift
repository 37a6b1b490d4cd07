/// How a program ended.
package struct Ending: Hashable, Sendable {
    /// nil: it was killed, or it crashed.
    package let status: Int32?
    /// What it wrote to standard error.
    package let errors: String
}
