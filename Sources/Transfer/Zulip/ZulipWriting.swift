import HubbubMarkup
import HubbubModel
import HubbubStore

/// Makes the export's messages into ours.
struct ZulipWriting {
    let source: String
    let survey: ZulipSurvey
    let people: ZulipPeople
    let text: ZulipText
    /// By stream.
    let channels: [Int64: ChannelID]
    let reactions: [Int64: [(emoji: String, person: Int64)]]

    /// nil for a message that is not taken; the survey has counted why.
    func imported(_ message: ZulipMessages.Message) -> ImportedMessage? {
        guard case .success(let stream) = survey.placement(of: message), let channel = channels[stream],
            let author = people.faces[message.sender]
        else { return nil }
        let topic = ZulipTopic(stream: stream, name: message.topic)
        let (rewritten, mentions) = text.rewritten(message.content)
        let body = ImportText.body(rewritten).text
        return ImportedMessage(
            channel: channel,
            thread: .new(title: topic.title, isResolved: topic.isResolved, foreignID: topic.foreignID),
            author: author.id,
            at: Self.time(message.sent),
            editedAt: message.edited.map(Self.time),
            body: body,
            excerpt: excerpt(body),
            mentions: mentions,
            hasLink: body.contains("://") || body.contains("]("),
            reactions: imported(reactions[message.id] ?? []),
            foreignID: survey.foreignID(of: message, in: topic)
        )
    }

    /// Only a root's is kept; which message begins a thread is the store's to know, so all have one, from their
    /// beginning.
    private func excerpt(_ body: String) -> String {
        Markdown.excerpt(String(body.prefix(Limits.excerptCharacters * 4)), length: Limits.excerptCharacters)
    }

    /// By emoji, in order of reacting.
    private func imported(_ all: [(emoji: String, person: Int64)]) -> [ImportedMessage.Reaction] {
        var order: [String] = []
        var members: [String: [MemberID]] = [:]
        for (emoji, person) in all {
            guard let face = people.faces[person] else { continue }
            if members[emoji] == nil { order.append(emoji) }
            members[emoji, default: []].append(face.id)
        }
        return order.prefix(Limits.reactionsPerMessage).map {
            ImportedMessage.Reaction(emoji: $0, members: members[$0] ?? [])
        }
    }

    private static func time(_ seconds: Double) -> Time { Time(ms: Int64((seconds * 1_000).rounded())) }
}
