import HubbubModel
import HubbubStore

/// Where an organisation goes: a hub, and a channel for each stream that all its members could read.
struct ZulipPlaces: Sendable {
    /// `zulip:` and the organisation's short name: what `origin` remembers things by.
    let source: String
    let slug: Slug
    let name: String
    let streams: [Stream]

    struct Stream: Sendable {
        let id: Int64
        let name: String
        let about: String
        let isDeactivated: Bool
    }

    /// Refuses a hub that exists without having been named, unless an earlier import made it.
    init(_ realm: ZulipRealm, hub: Slug?, store: Store) throws {
        guard let first = realm.realms.first else {
            throw ImportFailure(file: "realm.json", place: "zerver_realm", "names no organisation")
        }
        let name = ImportText.line(first.name, Limits.nameCharacters)
        self.name = name.isEmpty ? "Zulip" : name
        let short = first.slug.flatMap { $0.isEmpty ? nil : $0 }
        source = "zulip:" + String((short ?? ZulipNames.slugs(for: name).first?.text ?? "zulip").prefix(64))
        streams = realm.streams.filter { !($0.isPrivate ?? false) }.sorted { $0.id < $1.id }.map { stream in
            Stream(
                id: stream.id,
                name: ImportText.line(stream.name, Limits.nameCharacters),
                about: ImportText.line(stream.about ?? "", Limits.aboutCharacters),
                isDeactivated: stream.isDeactivated ?? false
            )
        }
        let source = source
        let streams = streams
        slug = try store.read { try Self.slug(for: name, given: hub, source, streams, $0) }
    }

    private static func slug(
        for name: String,
        given: Slug?,
        _ source: String,
        _ streams: [Stream],
        _ reader: Reader
    ) throws -> Slug {
        for stream in streams {
            let known = try reader.origin(source: source, kind: .channel, foreign: String(stream.id))
            guard let known, let hub = try reader.channel(ChannelID(known))?.hub.flatMap({ try reader.hub($0) }) else {
                continue
            }
            if let given, given != hub.slug {
                throw ImportFailure(
                    "this organisation was imported into #\(hub.slug) before, and cannot go into #\(given) too"
                )
            }
            return hub.slug
        }
        if let given { return given }
        guard let slug = ZulipNames.slugs(for: name).first(where: { !ReservedWords.slugs.contains($0.text) }) else {
            throw ImportFailure("no short name can be made for the hub: give one with --hub")
        }
        guard try reader.hub(slug: slug) == nil else {
            throw ImportFailure(
                "there is a hub #\(slug) already: name it with --hub to import into it, or name another"
            )
        }
        return slug
    }

    /// Makes what is missing of the hub and its channels.
    func prepare(_ store: Store) async throws -> [ZulipChannel] {
        let places = self
        return try await store.write { transaction in
            let hub =
                try transaction.hub(slug: places.slug)?.hub
                ?? transaction.createHub(slug: places.slug, name: places.name, visibility: .community, creator: nil)
            return try places.streams.map { stream in
                let channel = try transaction.channel(for: stream, in: hub, places.source)
                return ZulipChannel(
                    stream: stream.id,
                    name: stream.name,
                    channel: channel.id,
                    address: channel.address
                )
            }
        }
    }
}

extension Transaction {
    /// The channel that a stream became, now or before.
    fileprivate func channel(for stream: ZulipPlaces.Stream, in hub: Hub, _ source: String) throws -> Channel {
        if let id = try origin(source: source, kind: .channel, foreign: String(stream.id)),
            let channel = try channel(ChannelID(id))
        {
            return channel
        }
        for slug in ZulipNames.slugs(for: stream.name)
        where try !ReservedWords.slugs.contains(slug.text) && channel(hub: hub.id, slug: slug) == nil {
            let channel = try createChannel(in: hub.id, slug: slug, name: stream.name, topic: stream.about)
            try setOrigin(source: source, kind: .channel, foreign: String(stream.id), subject: channel.id.rawValue)
            return stream.isDeactivated ? try archive(channel.id, true) : channel
        }
        throw Refusal(.taken, field: "channel", detail: "channel")
    }
}
