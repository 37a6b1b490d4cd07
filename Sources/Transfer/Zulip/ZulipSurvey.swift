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
    private(set) var messages: Set<Int64> = []

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
                guard messages.insert(message.id).inserted else { continue }
                authors.insert(message.sender)
                topics.insert(ZulipTopic(stream: stream, name: message.topic))
                if message.content.utf8.count > Limits.bodyBytes { summary.skip(.cut) }
            }
        }
    }

    /// The reactions that are taken, by message.
    mutating func reactions(_ all: [ZulipRealm.Reaction]) -> [Int64: [(emoji: String, person: Int64)]] {
        var taken: [Int64: [(emoji: String, person: Int64)]] = [:]
        for reaction in all {
            guard messages.contains(reaction.message), known.contains(reaction.person) else {
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
