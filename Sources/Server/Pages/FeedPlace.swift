import HubbubModel
import HubbubStore

/// What a feed's address names: `/HUB/feed.atom`, or a channel's or thread's address with `.atom` behind it.
struct FeedPlace: Sendable, Equatable {
    static let ending = ".atom"

    /// `.hub`: all channels of it.
    let address: Address

    init(_ address: Address) {
        self.address = address
    }

    /// Reads the parts of a path; nil for what is no feed's.
    init?(_ parts: [String]) {
        guard let last = parts.last, last.hasSuffix(Self.ending) else { return nil }
        let name = String(last.dropLast(Self.ending.count))
        if parts.count == 2, name == "feed" {
            guard let hub = Slug(parts[0]) else { return nil }
            address = .hub(hub)
            return
        }
        guard let place = Place(parts.dropLast() + [name]) else { return nil }
        address =
            place.number.map { .message(hub: place.hub, topic: place.topic, number: $0) }
            ?? .channel(hub: place.hub, topic: place.topic)
    }

    var path: String {
        if case .hub(let hub) = address { return "/\(hub)/feed\(Self.ending)" }
        return pagePath + Self.ending
    }

    /// The page that the feed follows.
    var pagePath: String { "/" + address.path }
}

extension MessageMoment {
    /// Where a feed's page begins, as its address has it: `1763800000000.9041`.
    var text: String { "\(at.ms).\(id)" }

    /// nil for anything that no page ended with.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let at = parts[0], let id = parts[1], at >= 0, id > 0 else { return nil }
        self.init(at: Time(ms: at), id: MessageID(id))
    }
}
