/// An act was only tried: everything it wrote is undone, and its answer tells what would have been.
struct Rehearsed: Error {
    let answer: @Sendable () -> Void
}
