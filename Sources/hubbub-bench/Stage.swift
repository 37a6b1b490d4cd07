import Foundation
import HubbubModel
import HubbubStore
import NIOCore

/// A data directory with members, their tokens and hubs, made before the server starts so that its figures hold nothing
/// of it.
struct Stage: Sendable {
    struct Player: Sendable {
        let face: Face
        /// A bearer token.
        let token: String
    }

    struct Place: Sendable {
        let hub: HubID
        let channel: ChannelID
    }

    let directory: String
    let players: [Player]
    let places: [Place]
    /// The cursor after all that was written.
    let epoch: String
    let newest: EventID

    /// Makes hubs `stage0`, `stage1` … and members, the one at index i having joined the hub at i modulo `hubs`; then
    /// has so many messages written to the first hub by its members in turn.
    static func build(in directory: String, players: Int, hubs: Int = 1, messages: Int = 0) async throws -> Stage {
        let store = try Store.open(
            directory: directory,
            clock: { Time(ms: Int64(Date().timeIntervalSince1970 * 1_000)) },
            random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
        )
        defer { store.close() }
        let places = try await Self.places(hubs, in: store)
        var cast: [Player] = []
        for start in stride(from: 0, to: players, by: Self.batch) {
            cast += try await Self.players(start..<min(start + Self.batch, players), joining: places, in: store)
        }
        if let place = places.first { try await write(messages, to: place, by: cast, in: store) }
        let newest = store.sharedCursor
        return Stage(directory: directory, players: cast, places: places, epoch: store.epoch, newest: newest)
    }

    /// To one transaction.
    private static let batch = 500

    private static func places(_ count: Int, in store: Store) async throws -> [Place] {
        try await store.write { transaction in
            try (0..<count).map { index in
                guard let slug = Slug("stage\(index)") else { throw MeasureFault("stage\(index) is no slug") }
                let hub = try transaction.createHub(slug: slug, name: "Stage \(index)", creator: nil)
                guard let channel = try transaction.channel(hub: hub.id, slug: nil)?.channel else {
                    throw MeasureFault("the hub has no channel")
                }
                return Place(hub: hub.id, channel: channel.id)
            }
        }
    }

    private static func players(_ range: Range<Int>, joining places: [Place], in store: Store) async throws -> [Player]
    {
        try await store.write { transaction in
            try range.map { index in
                let token = Token { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }
                let member = try transaction.createMember(NewMember(nick: "player\(index)", isTrusted: true))
                _ = try transaction.createSession(
                    for: member.id,
                    tokenHash: token.hash,
                    kind: .bearer,
                    client: "hubbub-bench"
                )
                _ = try transaction.join(places[index % places.count].hub, member.id)
                return Player(face: Face(member), token: token.text)
            }
        }
    }

    private static func write(_ count: Int, to place: Place, by cast: [Player], in store: Store) async throws {
        for start in stride(from: 0, to: count, by: batch) {
            try await store.write { transaction in
                for index in start..<min(start + batch, count) {
                    var prose = Prose(seed: UInt64(index))
                    let body = prose.message()
                    _ = try transaction.post(
                        NewMessage(
                            author: cast[index % cast.count].face,
                            place: .root(place.channel),
                            body: body,
                            excerpt: body
                        )
                    )
                }
            }
        }
    }
}
