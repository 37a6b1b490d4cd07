import FoundationEssentials

/// What one `messages-00000N.json` says.
struct ZulipMessages: Decodable {
    let messages: [Message]

    struct Message: Decodable {
        let id: Int64
        let sender: Int64
        let recipient: Int64
        let topic: String
        let content: String
        /// Seconds since 1970.
        let sent: Double
        let edited: Double?

        enum CodingKeys: String, CodingKey {
            case id
            case sender
            case recipient
            case topic = "subject"
            case content
            case sent = "date_sent"
            case edited = "last_edit_time"
        }
    }

    enum CodingKeys: String, CodingKey {
        case messages = "zerver_message"
    }
}
