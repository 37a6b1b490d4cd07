/// What an act gave, and the ids by which a retry finds it again.
package struct Outcome<Value: Sendable>: Sendable {
    package let value: Value
    package let subject: Int64
    package let second: Int64
    /// A post's key lives as long as its message (`subject`), others `Limits.keyLife`.
    package let isPost: Bool

    package init(_ value: Value, subject: Int64 = 0, second: Int64 = 0, isPost: Bool = false) {
        self.value = value
        self.subject = subject
        self.second = second
        self.isPost = isPost
    }
}
