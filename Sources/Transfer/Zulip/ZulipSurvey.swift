import HubbubModel

/// What an import would take, found by reading everything once before anything is written.
struct ZulipSurvey: Sendable {
    /// Streams by the id that messages name as their recipient; those that are imported.
    private let streams: [Int64: Int64]
    private let privateRecipients: Set<Int64>
    private let directRecipients: Set<Int64>
    private let known: Set<Int64>
    private(set) var summary = ImportSummary()
    private(set) var authors: Set<Int64> = []
    private(set) var topics: Set<ZulipTopic> = []
    /// What is taken, by the ids that `origin` remembers.
    private(set) var messages: Set<String> = []
    /// The topic in which each id was seen first.
    private var homes: [Int64: ZulipTopic] = [:]

    init(_ realm: ZulipRealm) {
        let open = Set(realm.streams.filter { !($0.isPrivate ?? false) }.map(\.id))
        let closed = Set(realm.streams.filter { $0.isPrivate ?? false }.map(\.id))
        let recipients = realm.recipients.filter { $0.kind == ZulipRealm.Recipient.stream }
        streams = Dictionary(recipients.filter { open.contains($0.of) }.map { ($0.id, $0.of) }) { first, _ in first }
        privateRecipients = Set(recipients.filter { closed.contains($0.of) }.map(\.id))
        directRecipients = Set(realm.recipients.filter { $0.kind != ZulipRealm.Recipient.stream }.map(\.id))
        let people = realm.people + (realm.mirrored ?? []) + (realm.crossRealm ?? [])
        known = Set(people.map(\.id))
    }

    /// The stream a message is taken into, or why it is not.
    func placement(of message: ZulipMessages.Message) -> Result<Int64, Skip> {
        if directRecipients.contains(message.recipient) { return .failure(Skip(.directMessage)) }
        if privateRecipients.contains(message.recipient) { return .failure(Skip(.privateStream)) }
        guard let stream = streams[message.recipient] else { return .failure(Skip(.unknownStream)) }
        guard known.contains(message.sender) else { return .failure(Skip(.unknownSender)) }
        guard !message.content.allSatisfy(\.isWhitespace) else { return .failure(Skip(.empty)) }
        return .success(stream)
    }

    struct Skip: Error {
        let reason: ImportSummary.Reason

        init(_ reason: ImportSummary.Reason) { self.reason = reason }
    }

    mutating func add(_ list: [ZulipMessages.Message]) {
        for message in list {
            switch placement(of: message) {
            case .failure(let skip): summary.skip(skip.reason)
            case .success(let stream):
                let topic = ZulipTopic(stream: stream, name: message.topic)
                if homes[message.id] == nil { homes[message.id] = topic }
                guard messages.insert(foreignID(of: message, in: topic)).inserted else { continue }
                authors.insert(message.sender)
                topics.insert(topic)
                if message.content.utf8.count > Limits.bodyBytes { summary.skip(.cut) }
            }
        }
    }

    /// What tells a message apart from all others of the source: its id.
    ///
    /// Archives made from what was on screen can hold a moved message at both places; the second keeps its topic beside it.
    func foreignID(of message: ZulipMessages.Message, in topic: ZulipTopic) -> String {
        guard let home = homes[message.id], home != topic else { return String(message.id) }
        return "\(message.id):\(topic.foreignID)"
    }

    /// The reactions that are taken, by message.
    mutating func reactions(_ all: [ZulipRealm.Reaction]) -> [Int64: [(emoji: String, person: Int64)]] {
        var taken: [Int64: [(emoji: String, person: Int64)]] = [:]
        for reaction in all {
            guard homes[reaction.message] != nil, known.contains(reaction.person) else {
                summary.skip(.reactionElsewhere)
                continue
            }
            guard let emoji = ZulipEmoji.of(reaction) else {
                summary.skip(.customEmoji)
                continue
            }
            authors.insert(reaction.person)
            taken[reaction.message, default: []].append((emoji, reaction.person))
        }
        return taken
    }
}
