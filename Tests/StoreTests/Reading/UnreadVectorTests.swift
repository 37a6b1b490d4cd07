import Foundation
import HubbubModel
import Testing

@testable import HubbubStore

/// The vectors that server and browser share, on the rule as a function and on the counts that SQL gives.
@Suite struct UnreadVectorTests {
    struct Vectors: Decodable {
        let vectors: [Vector]
    }

    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        struct Place: Decodable, Sendable {
            let position: Int64
            let floor: Int64
            let level: String
        }
        struct Talk: Decodable, Sendable {
            let followed: Bool
            let position: Int64
        }
        struct Author: Decodable, Sendable {
            let id: Int64
        }
        struct Said: Decodable, Sendable {
            let id: Int64
            let root: Bool
            let author: Author
            let state: String
            let mentions: [Int64]?
            let imported: Bool?
        }
        struct Expected: Decodable, Sendable {
            let unread: Bool
            let mention: Bool
            let notify: Bool
        }
        let name: String
        let me: Int64
        let ignored: [Int64]
        let channel: Place
        let thread: Talk
        let message: Said
        let expect: Expected

        var testDescription: String { name }
    }

    static let vectors: [Vector] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/unread.json")
        return (try? JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file)).vectors) ?? []
    }()

    @Test func areThere() {
        #expect(Self.vectors.count >= 50)
    }

    @Test(arguments: vectors) func holdForTheRule(vector: Vector) throws {
        let rule = UnreadRule(
            me: MemberID(vector.me),
            ignored: Set(vector.ignored.map { MemberID($0) }),
            channelPosition: MessageID(vector.channel.position),
            floor: MessageID(vector.channel.floor),
            level: try #require(Level(rawValue: vector.channel.level)),
            threadPosition: MessageID(vector.thread.position),
            isFollowed: vector.thread.followed
        )
        let said = vector.message
        let message = Message(
            id: MessageID(said.id),
            channel: ChannelID(12),
            thread: ThreadID(310),
            number: 43,
            isRoot: said.root,
            author: Face(id: MemberID(said.author.id), nick: "x", name: "X"),
            at: Village.t0,
            state: try #require(Message.State(rawValue: said.state)),
            body: "",
            mentions: (said.mentions ?? []).map { Message.Mention(member: MemberID($0), nick: "x") },
            isImported: said.imported ?? false
        )
        let verdict = rule.verdict(on: message)
        #expect(verdict.unread == vector.expect.unread)
        #expect(verdict.mention == vector.expect.mention)
        #expect(verdict.notifies == vector.expect.notify)
    }

    @Test(arguments: vectors) func holdForTheCounts(vector: Vector) async throws {
        let village = try await Village(isEmpty: true)
        let state = try await village.store.write { transaction in
            try Self.stage(vector, transaction)
            return try transaction.readState(ChannelID(12), MemberID(vector.me))
        }
        #expect(state?.unread == (vector.expect.unread ? 1 : 0))
        #expect(state?.mentions == (vector.expect.mention ? 1 : 0))
    }

    /// Writes the vector's facts down as rows.
    private static func stage(_ vector: Vector, _ transaction: Transaction) throws {
        let (sql, said) = (transaction.sql, vector.message)
        for id in 6...12 { try transaction.insertMember(MemberID(Int64(id)), "m\(id)") }
        let hub = try transaction.createHub(slug: slug("berlin"), name: "Berlin", creator: nil).id
        try sql.run(
            "INSERT INTO channel (id, hub_id, slug, name, last_message_id, created_ms) VALUES (12, ?, 'x2', '', 1000, 0)",
            hub
        )
        _ = try transaction.join(hub, MemberID(vector.me))
        let root = said.root ? said.id : 1
        try sql.run(
            """
            INSERT INTO thread (id, channel_id, root_id, starter_id, begun_ms, last_id, last_ms, is_listed)
            VALUES (310, 12, ?, 6, 0, ?, 0, 1)
            """,
            root,
            said.id
        )
        try sql.run(
            """
            INSERT INTO message (id, channel_id, thread_id, number, is_root, author_id, posted_ms, state, is_imported,
                has_mentions)
            VALUES (?, 12, 310, 43, ?, ?, 0, ?, ?, 1)
            """,
            said.id,
            said.root,
            said.author.id,
            said.state == "moved" ? "removed" : said.state,
            said.imported ?? false
        )
        for member in said.mentions ?? [] {
            try sql.run("INSERT INTO mention (message_id, member_id, nick) VALUES (?, ?, 'x')", said.id, member)
        }
        for member in vector.ignored {
            try sql.run("INSERT INTO ignored (member_id, ignored_id) VALUES (?, ?)", vector.me, member)
        }
        try sql.run(
            "INSERT INTO channel_read (member_id, channel_id, position_id, floor_id, level) VALUES (?, 12, ?, ?, ?)",
            vector.me,
            vector.channel.position,
            vector.channel.floor,
            vector.channel.level
        )
        try sql.run(
            "INSERT INTO thread_read (member_id, thread_id, position_id, follow) VALUES (?, 310, ?, ?)",
            vector.me,
            vector.thread.position,
            vector.thread.followed ? 1 : 0
        )
    }
}
