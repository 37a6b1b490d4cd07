import HubbubModel
import Testing

@testable import HubbubStore

/// A hub `berlin` that Ana runs and Ben is in, to post into and search.
final class Library: Sendable {
    let commons: Commons
    let ana: MemberID
    let ben: MemberID
    let hub: HubID
    let channel: ChannelID

    init(trace: (@Sendable (String) -> Void)? = nil) async throws {
        commons = try Commons(trace: trace)
        ana = try await commons.member("ana").id
        ben = try await commons.member("ben").id
        let (ana, ben) = (ana, ben)
        (hub, channel) = try await commons.write { transaction in
            let hub = try transaction.createHub(slug: try #require(Slug("berlin")), name: "Berlin", creator: ana)
            _ = try transaction.join(hub.id, ben)
            return (hub.id, try #require(try transaction.channel(hub: hub.id, slug: nil)).channel.id)
        }
    }

    @discardableResult
    func post(
        _ body: String,
        by author: MemberID? = nil,
        in channel: ChannelID? = nil,
        title: String = "",
        hasLink: Bool = false,
        language: String = "",
        mentions: [Message.Mention] = []
    ) async throws -> (message: Message, thread: HubbubModel.Thread) {
        let (author, channel) = (author ?? ana, channel ?? self.channel)
        commons.clock.pass(.seconds(1))
        return try await commons.write { transaction in
            try transaction.post(
                NewMessage(
                    author: try transaction.face(author),
                    place: .root(channel),
                    body: body,
                    excerpt: "",
                    title: title,
                    language: language,
                    mentions: mentions,
                    hasLink: hasLink
                )
            )
        }
    }

    /// As Ana.
    func search(
        _ text: String,
        order: SearchOrder = .newest,
        before: String? = nil,
        limit: Int = 20
    ) throws -> SearchPage {
        let query = try SearchQuery(text)
        return try commons.read { reader in
            try reader.search(query, in: reader.searchScope(for: ana), order: order, before: before, limit: limit)
        }
    }
}

extension SearchPage {
    var bodies: [String] { results.map(\.message.body) }
}
