package import HubbubModel

/// A member who asks to be let into a hub, and what they said.
package struct JoinRequest: Hashable, Sendable {
    package let member: Face
    package let words: String
    /// What the hub asked, and what was answered.
    package let answers: [Answer]
    package let at: Time

    package struct Answer: Hashable, Sendable {
        package let question: String
        package let answer: String

        package init(question: String, answer: String) {
            self.question = question
            self.answer = answer
        }
    }
}
