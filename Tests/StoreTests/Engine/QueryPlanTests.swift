import HubbubModel
import Synchronization
import Testing

@testable import HubbubStore

/// Every statement that the store runs in a busy village finds its rows by an index.
@Suite struct QueryPlanTests {
    /// Read whole on purpose: what a search token matches, a list of ids, FTS5's look at its own settings, and GRDB's at
    /// a new file.
    private static let scanned: Set<String> = [
        "json_each", "j", "CONSTANT", "message_search", "message_trigram", "main.message_search_config",
        "sqlite_master",
    ]

    @Test func findsRowsByIndex() async throws {
        let heard = Statements()
        let village = try await Village(trace: { heard.add($0) })
        heard.forget()
        try await liveADay(village)
        let statements = heard.all.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("UPDATE") || $0.hasPrefix("DELETE") }
        #expect(statements.count > 80)
        try village.store.read { reader in
            for statement in statements {
                let plan = try reader.sql.plan(of: statement)
                for step in plan where step.hasPrefix("SCAN") && !isAllowed(step) {
                    Issue.record("\(step)\n\(statement)")
                }
            }
        }
    }

    private func isAllowed(_ step: String) -> Bool {
        let table = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        return Self.scanned.contains(table) || table.hasPrefix("(")
    }

    /// Everything there is to do and to ask.
    private func liveADay(_ village: Village) async throws {
        let (berlin, rome) = (try village.channel("berlin"), try village.channel("rome"))
        let coworking = try village.channel("berlin", "coworking").id
        guard let hub = berlin.hub else { throw Refusal.notFound }
        let root = try await village.post(Village.ana, .root(berlin.id), title: "Tables", mentioning: [Village.ben])
        let reply = try await village.post(Village.ben, .reply(root.thread.id), mentioning: [Village.ana])
        let stray = try await village.post(Village.cleo, .root(coworking))
        let act = Act(member: Village.ana, key: "k", requestHash: [1])
        for _ in 0..<2 {
            _ = try await village.store.write(act, operation: { _ in Outcome(1) }, again: { _, _, _ in 1 })
        }
        try await village.store.write { transaction in
            let share = try transaction.share(root.thread.id, in: rome.id, by: Village.ben)
            _ = try transaction.edit(reply.message.id, body: "b", excerpt: "b", mentions: [], hasLink: false)
            _ = try transaction.react(root.message.id, Village.ben, emoji: "👍", on: true)
            _ = try transaction.react(root.message.id, Village.ben, emoji: "👍", on: false)
            _ = try transaction.resolve(root.thread.id, true)
            _ = try transaction.title(root.thread.id, "Desks")
            try transaction.follow(root.thread.id, Village.cleo, true)
            try transaction.setLevel(hub: hub, Village.cleo, .all)
            _ = try transaction.team(of: hub)
            try transaction.setLevel(channel: coworking, Village.ben, .all)
            try transaction.markUnread(root.message.id, Village.cleo)
            try transaction.markRead(berlin.id, Village.cleo, to: root.message.id)
            try transaction.markRead(berlin.id, Village.cleo)
            try transaction.markRead(thread: root.thread.id, Village.cleo, to: nil)
            _ = try transaction.unshare(root.thread.id, from: share.channel)
            _ = try transaction.share(root.thread.id, in: rome.id, by: Village.ben)
            _ = try transaction.attach(stray.message.id, to: root.thread.id)
            _ = try transaction.delete(reply.message.id)
            _ = try transaction.setHub(hub, .visibility(.community))
            _ = try transaction.setHub(hub, .slug(slug("spree")))
            _ = try transaction.setChannel(coworking, .slug(slug("desks")))
            _ = try transaction.archive(coworking, true)
            _ = try transaction.setCharter(hub, preamble: "", rules: ["Be kind"], by: Village.ana)
            try transaction.requestJoin(hub, Village.mira, words: "Hi")
            try transaction.answerRequest(hub, Village.mira, accept: true)
            try transaction.appoint(Village.mira, in: hub, role: .moderator)
            try transaction.leave(hub, Village.mira)
            let talk = try transaction.openConversation([Village.mira], by: Village.ana).channel.id
            try transaction.ignore(Village.ana, by: Village.mira)
            try transaction.unignore(Village.ana, by: Village.mira)
            try transaction.acceptRequest(talk, Village.mira)
            try transaction.setCommunitySetting("name", "Village")
            _ = try transaction.sweep()
        }
        try await village.post(Village.ben, .reply(root.thread.id))
        try village.store.read { try askEverything($0, hub, berlin.id, root.thread.id, root.message.id) }
    }

    private func askEverything(
        _ reader: Reader,
        _ hub: HubID,
        _ channel: ChannelID,
        _ thread: ThreadID,
        _ message: MessageID
    ) throws {
        let from = Time(ms: 1)
        _ = (try reader.events(after: .none, limit: 10), try reader.oldestEvent(), try reader.lastEvent)
        _ = (try reader.hubs(limit: 10), try reader.hub(slug: slug("berlin")), try reader.charter(hub))
        _ = (
            try reader.memberships(of: Village.ben), try reader.roster(hub, limit: 10), try reader.audienceMembers(hub)
        )
        _ = (try reader.joinRequests(hub, limit: 10), try reader.joinRequest(hub, Village.mira))
        _ = (
            try reader.standing(of: Village.ben, in: hub), try reader.channels(in: hub), try reader.channels([channel])
        )
        _ = (
            try reader.channel(hub: hub, slug: slug("coworking")), try reader.conversation([Village.ana, Village.mira])
        )
        _ = try reader.sanctionEnd(of: Village.ben, in: hub, kind: .mute)
        _ = (try reader.conversations(of: Village.ana, limit: 10), try reader.conversationMembers(channel))
        _ = try reader.conversationsBegunSince(from, by: Village.ana)
        _ = (try reader.threads(in: channel, from: from, limit: 10), try reader.threads([thread, ThreadID(9)]))
        for page in [LinePage.newest, .before(2), .after(1), .around(1), .since(from)] {
            for includeReplies in [true, false] {
                _ = try reader.lines(channel, from: from, page: page, includeReplies: includeReplies, limit: 10)
                _ = try reader.lines(channel, page: page, includeReplies: includeReplies, limit: 10)
            }
        }
        _ = (try reader.messages(in: thread, around: message, limit: 10), try reader.messages([message, MessageID(9)]))
        _ = (try reader.versions(message), try reader.message(channel: channel, number: 1))
        _ = (
            try reader.newest(in: [channel], from: from, limit: 10), try reader.newest(in: thread, limit: 10),
            try reader.listedThreads(in: channel, from: from, numbers: 1...10_000),
            try reader.lastActivity(in: channel, from: from)
        )
        _ = (try reader.postsSince(from, by: Village.ana), try reader.share(thread: thread, channel: channel))
        for member in [Village.ben, Village.cleo, Village.rosa] {
            _ = (try reader.readState(channel, member), try reader.readStates(of: member))
            _ = (try reader.threadState(thread, member), try reader.threadStates(of: member))
            _ = (try reader.nextUnread(member, channel: nil), try reader.firstUnreadNumber(channel, member))
            _ = (try reader.catchUp(member, limit: 10), try reader.catchUp(member, since: from, limit: 10))
            _ = (try reader.unreadThreads(channel, member, limit: 10), try reader.channelLevels(of: member))
        }
        _ = (try reader.origin(source: "x", kind: .member, foreign: "1"), try reader.communitySetting("name"))
    }
}

/// The texts of statements that were run.
final class Statements: Sendable {
    private let texts = Mutex<Set<String>>([])

    func add(_ text: String) { texts.withLock { _ = $0.insert(text) } }
    func forget() { texts.withLock { $0 = [] } }
    var all: [String] { texts.withLock { $0.sorted() } }
}

extension SQL {
    /// What SQLite would do for a statement, one line a step.
    func plan(of statement: String) throws -> [String] {
        try unboundRows("EXPLAIN QUERY PLAN \(statement)") { $0.text(3) }
    }
}
