import HubbubWire

/// What a command answered, written.
struct Told: Sendable {
    /// The `ok` object, braces included.
    let json: [UInt8]
    let say: String
    var setToken: String?
    var clearsToken = false

    init(_ reply: Reply) {
        json = [UInt8(ascii: "{")] + reply.json.bytes + [UInt8(ascii: "}")]
        say = reply.say
        setToken = reply.setToken
        clearsToken = reply.clearsToken
    }

    init(json: [UInt8], say: String = "") {
        self.json = json
        self.say = say
    }
}
