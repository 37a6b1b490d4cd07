import FoundationEssentials

/// What `realm.json` says, as far as it is imported.
struct ZulipRealm: Decodable {
    let realms: [Realm]
    let people: [Person]
    /// Those who are known only as senders of mirrored mail.
    let mirrored: [Person]?
    /// Bots of the service itself.
    let crossRealm: [Person]?
    let streams: [Stream]
    let recipients: [Recipient]
    let reactions: [Reaction]?

    struct Realm: Decodable {
        let name: String
        let slug: String?

        enum CodingKeys: String, CodingKey {
            case name
            case slug = "string_id"
        }
    }

    struct Person: Decodable {
        let id: Int64
        let name: String?
        let email: String?
        let isBot: Bool?

        enum CodingKeys: String, CodingKey {
            case id
            case name = "full_name"
            case email
            case isBot = "is_bot"
        }
    }

    struct Stream: Decodable {
        let id: Int64
        let name: String
        let about: String?
        let isPrivate: Bool?
        let isDeactivated: Bool?

        enum CodingKeys: String, CodingKey {
            case id
            case name
            case about = "description"
            case isPrivate = "invite_only"
            case isDeactivated = "deactivated"
        }
    }

    struct Recipient: Decodable {
        /// The kind of a stream; others are direct messages.
        static let stream: Int64 = 2

        let id: Int64
        let kind: Int64
        let of: Int64

        enum CodingKeys: String, CodingKey {
            case id
            case kind = "type"
            case of = "type_id"
        }
    }

    struct Reaction: Decodable {
        let message: Int64
        let person: Int64
        let name: String
        let code: String?
        let kind: String?

        enum CodingKeys: String, CodingKey {
            case message
            case person = "user_profile"
            case name = "emoji_name"
            case code = "emoji_code"
            case kind = "reaction_type"
        }
    }

    enum CodingKeys: String, CodingKey {
        case realms = "zerver_realm"
        case people = "zerver_userprofile"
        case mirrored = "zerver_userprofile_mirrordummy"
        case crossRealm = "zerver_userprofile_crossrealm"
        case streams = "zerver_stream"
        case recipients = "zerver_recipient"
        case reactions = "zerver_reaction"
    }
}
