package import HubbubModel

/// What a client reads from a server: an answer or an event.
package enum Received: Sendable {
    case ok(request: Int64, JSON)
    case no(request: Int64?, ReceivedRefusal)
    /// `cursor` is absent for events that are not stored.
    case event(name: String, cursor: String?, JSON)

    /// Reads one frame; nil when it is none of these.
    package init?(_ frame: UnsafeRawBufferPointer) {
        guard let json = try? JSONParser.parse(frame) else { return nil }
        if let name = json["ev"]?.string {
            self = .event(name: name, cursor: json["at"]?.string, json)
        } else if let id = json["re"]?.integer, let ok = json["ok"] {
            self = .ok(request: id, ok)
        } else if let no = json["no"], let refusal = ReceivedRefusal(no) {
            self = .no(request: json["re"]?.integer, refusal)
        } else {
            return nil
        }
    }
}

/// A refusal as a client gets it.
package struct ReceivedRefusal: Hashable, Sendable {
    /// Not an enumeration: a newer server may say what this client does not know.
    package let code: String
    package let say: String
    package let field: String?
    package let `try`: String?
    package let retrySeconds: Int64?

    package init?(_ json: JSON) {
        guard let code = json["code"]?.string, let say = json["say"]?.string else { return nil }
        self.code = code
        self.say = say
        self.field = json["field"]?.string
        self.try = json["try"]?.string
        self.retrySeconds = json["retry"]?.integer
    }
}
