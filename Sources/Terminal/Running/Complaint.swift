/// Why the program ends before it has begun: a sentence for standard error, and the status.
struct Complaint: Error, Hashable, Sendable {
    let status: ExitStatus
    let say: String

    init(_ status: ExitStatus, _ say: String) {
        self.status = status
        self.say = say
    }
}
