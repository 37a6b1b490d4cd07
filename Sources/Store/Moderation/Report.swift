package import HubbubModel

/// A flag on a message with its words, or an appeal's words.
package struct Report: Hashable, Sendable {
    /// nil: someone without an account.
    package let reporter: MemberID?
    package let words: String
    package let at: Time
}
