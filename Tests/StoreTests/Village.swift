import Foundation
import HubbubMigrations
import HubbubModel
import Synchronization

@testable import HubbubStore

/// A small community with a past, on the real SQLite, in a directory of its own.
///
/// Ana runs the hub `berlin` (public), with the channel `coworking`; Ben and Cleo are in it. Rosa runs `rome`
/// (community), Ben is in it too. Mira is in no hub. Everything begins at `t0`; each post takes a second.
final class Village: Sendable {
    static let t0 = Time(ms: 1_763_800_000_000)
    static let (ana, ben, cleo, rosa, mira) = (MemberID(1), MemberID(2), MemberID(3), MemberID(4), MemberID(5))

    let directory: String
    let clock = VillageClock(Village.t0)
    let store: Store
    let heard = Heard()

    /// Only the people, when `isEmpty`.
    init(
        isEmpty: Bool = false,
        settings: [String] = [],
        trace: (@Sendable (String) -> Void)? = nil
    ) async throws {
        directory = NSTemporaryDirectory() + "hubbub-store-" + UUID().uuidString
        store = try Self.open(directory, clock, settings, trace)
        let heard = heard
        store.onCommit { heard.add($0) }
        try await store.write { transaction in
            for (id, nick) in [
                (Self.ana, "ana"), (Self.ben, "ben"), (Self.cleo, "cleo"), (Self.rosa, "rosa"), (Self.mira, "mira"),
            ] {
                try transaction.insertMember(id, nick)
            }
        }
        if !isEmpty { try await settle() }
    }

    deinit { store.leave(removing: directory) }

    static func open(
        _ directory: String,
        _ clock: VillageClock,
        _ settings: [String] = [],
        _ trace: (@Sendable (String) -> Void)? = nil
    ) throws -> Store {
        try Store(
            directory: directory,
            clock: { clock.now },
            random: { [UInt8](repeating: 0x7f, count: $0) },
            migrations: Migrations.all,
            settings: settings,
            trace: trace
        )
    }

    private func settle() async throws {
        let clock = clock
        try await store.write { transaction in
            _ = clock
            let berlin = try transaction.createHub(
                slug: slug("berlin"),
                name: "Berlin",
                visibility: .public,
                creator: Self.ana
            )
            _ = try transaction.createChannel(in: berlin.id, slug: slug("coworking"), name: "Coworking")
            _ = try transaction.join(berlin.id, Self.ben)
            _ = try transaction.join(berlin.id, Self.cleo)
            let rome = try transaction.createHub(
                slug: slug("rome"),
                name: "Roma",
                visibility: .community,
                creator: Self.rosa
            )
            _ = try transaction.join(rome.id, Self.ben)
        }
        clock.pass(.seconds(60))
    }

    /// The hub or channel at an address that the village has.
    func channel(_ hub: String, _ topic: String? = nil) throws -> Channel {
        try store.read { reader in
            guard let hub = try reader.hub(slug: slug(hub))?.hub,
                let channel = try reader.channel(hub: hub.id, slug: topic.map { slug($0) })?.channel
            else { throw Refusal.notFound }
            return channel
        }
    }

    func hub(_ name: String) throws -> Hub {
        try store.read { reader in
            guard let hub = try reader.hub(slug: slug(name))?.hub else { throw Refusal.notFound }
            return hub
        }
    }

    /// Posts, a second later than the last.
    @discardableResult
    func post(
        _ author: MemberID,
        _ place: NewMessage.Place,
        _ body: String = "Bonjour",
        title: String = "",
        mentioning: [MemberID] = []
    ) async throws -> (message: Message, thread: HubbubModel.Thread) {
        clock.pass(.seconds(1))
        return try await store.write { transaction in
            try transaction.post(
                NewMessage(
                    author: transaction.face(author),
                    place: place,
                    body: body,
                    excerpt: body,
                    title: title,
                    mentions: mentioning.map { Message.Mention(member: $0, nick: "\($0)") }
                )
            )
        }
    }

    /// What SQLite says of its own file: `ok`, and no broken reference.
    func integrity() throws -> [String] {
        try store.read { reader in
            try reader.sql.rows("PRAGMA integrity_check") { $0.text(0) }
                + reader.sql.rows("PRAGMA foreign_key_check") { $0.text(0) }
        }
    }
}

/// A slug that is known to fit.
func slug(_ text: String) -> Slug {
    guard let slug = Slug(text) else { preconditionFailure("no slug: \(text)") }
    return slug
}

final class VillageClock: Sendable {
    private let time: Mutex<Time>

    init(_ time: Time) { self.time = Mutex(time) }

    var now: Time { time.withLock(\.self) }

    func pass(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }
}

/// What was announced, in order.
final class Heard: Sendable {
    private let commits = Mutex<[Commit]>([])

    func add(_ commit: Commit) { commits.withLock { $0.append(commit) } }

    var events: [Event] { commits.withLock { $0.flatMap(\.events) } }
    var notes: CommitNotes { commits.withLock { $0.reduce(into: [:]) { $0.merge($1.notes) { _, new in new } } } }
    var commitCount: Int { commits.withLock(\.count) }

    func forget() { commits.withLock { $0 = [] } }
}

extension Transaction {
    func insertMember(_ id: MemberID, _ nick: String) throws {
        let given: MemberID = nextID(.member)
        precondition(given == id)
        try sql.run(
            "INSERT INTO member (id, nick, name, state, since_ms) VALUES (?, ?, ?, 'active', ?)",
            id,
            nick,
            nick.capitalized,
            now
        )
        try sql.run("INSERT INTO nick (folded, member_id) VALUES (?, ?)", nick, id)
    }
}
