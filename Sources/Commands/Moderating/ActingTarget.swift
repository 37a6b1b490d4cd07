import HubbubModel
import HubbubStore
import HubbubWire

/// What an act on a place is about, and as what the asker acts there.
struct ActingTarget {
    let place: ActingPlace
    let target: ActTarget
}

extension Command {
    /// The fields of an act on a thread or channel: without one, a line means the thread it was typed in.
    static var target: [Field] {
        [.optional("message", .message), .optional("thread", .thread), .optional("channel", .channel)]
    }
}

extension Reader {
    /// As the asker acts where a message or channel has its home; conversations have no moderators.
    func actingPlace(at home: FoundChannel, _ ask: Ask) throws -> ActingPlace {
        guard let hub = home.hub else { throw Refusal(.forbidden, detail: "conversation") }
        return try actingPlace(in: hub, ask)
    }

    /// The message that an act is about, with the right to act where it is.
    func actingMessage(_ ask: Ask) throws -> (place: ActingPlace, found: FoundMessage) {
        let found = try find(ask.fields.message(), for: ask)
        return (try actingPlace(at: found.home, ask), found)
    }

    /// The thread of the fields `message` or `thread`, or the channel where that is named; refuses `missing`.
    func actingTarget(_ ask: Ask) throws -> ActingTarget {
        if let reference = try ask.fields.optionalChannel(), !ask.fields.has("message"), !ask.fields.has("thread") {
            let found = try find(reference, for: ask)
            return ActingTarget(place: try actingPlace(at: found, ask), target: .channel(found.channel.id))
        }
        guard ask.fields.has("message") || ask.fields.has("thread") else {
            throw Refusal(.missing, field: "message", detail: "target")
        }
        let found = try findThread(ask)
        return ActingTarget(place: try actingPlace(at: found.home, ask), target: .thread(found.thread))
    }
}
