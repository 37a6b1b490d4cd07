/// How far an import is.
package struct ImportProgress: Hashable, Sendable {
    package enum Step: String, Sendable {
        /// Reading everything once, before anything is written.
        case reading
        case writing
    }

    package let step: Step
    /// Messages so far.
    package let done: Int
    /// Messages in all; 0 while that is not known.
    package let total: Int

    package init(step: Step, done: Int, total: Int) {
        self.step = step
        self.done = done
        self.total = total
    }
}
