import HubbubWire

/// A refusal as scripts get it: the server's, or the client's own.
struct ClientRefusal: Error, Hashable, Sendable {
    let code: String
    let say: String
    var field: String?
    var proposal: String?
    var retrySeconds: Int64?

    init(code: String, say: String) {
        self.code = code
        self.say = say
    }

    init(_ refusal: ReceivedRefusal) {
        code = refusal.code
        say = refusal.say
        field = refusal.field
        proposal = refusal.try
        retrySeconds = refusal.retrySeconds
    }
}
