package import HubbubModel

/// A channel as a request names it.
package enum ChannelReference: Hashable, Sendable {
    case id(ChannelID)
    case hub(Slug, topic: Slug?)
    case conversation([Nick])
}

/// A message as a request names it.
package enum MessageReference: Hashable, Sendable {
    case id(MessageID)
    case address(hub: Slug, topic: Slug?, number: Int64)
    /// In a channel named beside it: what a bare number in a line becomes.
    case number(ChannelReference, Int64)
}

/// A hub as a request names it.
package enum HubReference: Hashable, Sendable {
    case id(HubID)
    case slug(Slug)
}

/// A member as a request names it.
package enum MemberReference: Hashable, Sendable {
    case id(MemberID)
    case nick(String)
}

extension Fields {
    private static let ids: ClosedRange<Int64> = 1...JSONParser.maxInteger

    /// An id or an address; refuses `invalid` for anything else.
    package func optionalChannel(_ name: String = "channel") throws(Refusal) -> ChannelReference? {
        switch self[name] {
        case nil: return nil
        case .integer(let id) where Self.ids.contains(id): return .id(ChannelID(id))
        case .string(let text):
            switch Address(text) {
            case .channel(let hub, let topic): return .hub(hub, topic: topic)
            case .conversation(let nicks): return .conversation(nicks)
            default: throw Refusal(.invalid, field: name, detail: "channel", values: ["text": text])
            }
        default: throw wrongType(name, "channel")
        }
    }

    package func channel(_ name: String = "channel") throws(Refusal) -> ChannelReference {
        guard let channel = try optionalChannel(name) else { throw missing(name) }
        return channel
    }

    package func optionalMessage(_ name: String = "message") throws(Refusal) -> MessageReference? {
        switch self[name] {
        case nil: return nil
        case .integer(let id) where Self.ids.contains(id): return .id(MessageID(id))
        case .string(let text):
            guard case .message(let hub, let topic, let number) = Address(text) else {
                throw Refusal(.invalid, field: name, detail: "message", values: ["text": text])
            }
            return .address(hub: hub, topic: topic, number: number)
        // A number of a channel, as the server itself writes it when it reads a line.
        case .array(let pair) where pair.count == 2:
            guard let number = pair[1].integer, number > 0 else { throw wrongType(name, "message") }
            return .number(try Fields([("channel", pair[0])]).channel(), number)
        default: throw wrongType(name, "message")
        }
    }

    package func message(_ name: String = "message") throws(Refusal) -> MessageReference {
        guard let message = try optionalMessage(name) else { throw missing(name) }
        return message
    }

    package func optionalThread(_ name: String = "thread") throws(Refusal) -> ThreadID? {
        try optionalInteger(name, in: Self.ids).map { ThreadID($0) }
    }

    package func optionalHub(_ name: String = "hub") throws(Refusal) -> HubReference? {
        switch self[name] {
        case nil: return nil
        case .integer(let id) where Self.ids.contains(id): return .id(HubID(id))
        case .string(let text):
            guard case .channel(let hub, nil) = Address(text.hasPrefix("#") ? text : "#" + text) else {
                throw Refusal(.invalid, field: name, detail: "hub", values: ["text": text])
            }
            return .slug(hub)
        default: throw wrongType(name, "hub")
        }
    }

    package func hub(_ name: String = "hub") throws(Refusal) -> HubReference {
        guard let hub = try optionalHub(name) else { throw missing(name) }
        return hub
    }

    package func member(_ name: String = "member") throws(Refusal) -> MemberReference {
        switch self[name] {
        case nil: throw missing(name)
        case .integer(let id) where Self.ids.contains(id): return .id(MemberID(id))
        case .string(let text):
            guard text.utf8.count <= 100 else { throw Refusal(.notFound, field: name) }
            return .nick(text)
        default: throw wrongType(name, "member")
        }
    }

    /// A writing request's key: 8 to 64 of letters, digits, `-` and `_`.
    package func key() throws(Refusal) -> String {
        let key = try string("key")
        let isPlain = key.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
                || byte == 95
        }
        guard (8...64).contains(key.utf8.count), isPlain else { throw Refusal(.invalid, field: "key", detail: "key") }
        return key
    }
}
