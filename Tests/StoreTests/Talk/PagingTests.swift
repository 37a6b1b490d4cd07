import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct PagingTests {
    @Test func walksLinesBothWaysWithoutGapOrDouble() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        for _ in 1...25 { try await village.post(Village.ana, .root(berlin)) }
        try village.store.read { reader in
            let page = { (page: LinePage) in
                try reader.lines(berlin, page: page, includeReplies: false, limit: 10)
            }
            let newest = try page(.newest)
            #expect(newest.lines.map(\.number) == Array(16...25) && newest.before && !newest.after)
            #expect(try page(.before(16)).lines.map(\.number) == Array(6...15))
            let first = try page(.before(6))
            #expect(first.lines.map(\.number) == Array(1...5) && !first.before && first.after)
            #expect(try page(.after(20)).lines.map(\.number) == Array(21...25))
            let middle = try page(.around(12))
            #expect(middle.lines.map(\.number) == Array(7...16) && middle.before && middle.after)
            #expect(try page(.around(1)).lines.map(\.number) == Array(1...5))
            #expect(try page(.after(.max)).lines.isEmpty && page(.before(.min)).lines.isEmpty)
        }
    }

    @Test func findsLinesSinceAMoment() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let posts = try await [1, 2, 3].asyncMap { _ in try await village.post(Village.ana, .root(berlin)).message }
        let since = try village.store.read {
            try $0.lines(berlin, page: .since(posts[1].at), includeReplies: false, limit: 10)
        }
        #expect(since.lines.map(\.number) == [2, 3] && since.before)
    }

    @Test func hidesThreadsFromBeforeTheHubWasOpened() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let old = try await village.post(Village.ana, .root(berlin), title: "old")
        let from = village.clock.now.advanced(by: .milliseconds(500))
        try await village.post(Village.ana, .root(berlin), title: "new")
        try await village.post(Village.ben, .reply(old.thread.id))
        try village.store.read { reader in
            let lines = try reader.lines(berlin, from: from, page: .newest, includeReplies: true, limit: 10)
            #expect(lines.lines.map(\.number) == [2] && !lines.before && !lines.after)
            for page in [LinePage.before(.max), .after(0), .around(1), .around(2)] {
                let found = try reader.lines(berlin, from: from, page: page, includeReplies: true, limit: 10)
                #expect(found.lines.map(\.number) == [2] && !found.before && !found.after, "\(page)")
            }
            let later = village.clock.now.advanced(by: .seconds(60))
            for page in [LinePage.newest, .after(0)] {
                let found = try reader.lines(berlin, from: later, page: page, includeReplies: true, limit: 10)
                #expect(found.lines.isEmpty)
            }
            #expect(try reader.threads(in: berlin, from: from, limit: 10).threads.map(\.title) == ["new"])
        }
    }

    @Test func foldsRepliesUnlessAskedFor() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        try await village.post(Village.ben, .reply(root.thread.id))
        try village.store.read { reader in
            let folded = try reader.lines(berlin, page: .newest, includeReplies: false, limit: 10).lines
            #expect(folded.map(\.number) == [1])
            guard case .root(_, let thread)? = folded.first?.content else {
                Issue.record("no root")
                return
            }
            #expect(thread.replies == 1)
            let inline = try reader.lines(berlin, page: .newest, includeReplies: true, limit: 10).lines
            #expect(inline.map(\.number) == [1, 2])
        }
    }

    @Test func namesTheThreadOnceOfRepliesWhoseRootIsNotOnThePage() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        for _ in 1...3 { try await village.post(Village.ben, .reply(root.thread.id)) }
        let named = try village.store.read { reader in
            try [LinePage.newest, .after(1)].map { page in
                try reader.lines(berlin, page: page, includeReplies: true, limit: 4).lines.map { line -> ThreadID? in
                    if case .reply(_, let thread) = line.content { thread?.id } else { nil }
                }
            }
        }
        #expect(named == [[nil, nil, nil, nil], [root.thread.id, nil, nil]])
    }

    @Test func pagesAThreadInItsOwnOrder() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        var ids = [root.message.id]
        for _ in 1...9 { ids.append(try await village.post(Village.ben, .reply(root.thread.id)).message.id) }
        try village.store.read { [ids] reader in
            let first = try reader.messages(in: root.thread.id, limit: 4)
            #expect(first.messages.map(\.id) == Array(ids[0..<4]) && !first.before && first.after)
            #expect(
                try reader.messages(in: root.thread.id, after: ids[3], limit: 4).messages.map(\.id) == Array(ids[4..<8])
            )
            let last = try reader.messages(in: root.thread.id, before: MessageID(ids[9].rawValue), limit: 4)
            #expect(last.messages.map(\.id) == Array(ids[5..<9]) && last.before && last.after)
            #expect(
                try reader.messages(in: root.thread.id, around: ids[5], limit: 4).messages.map(\.id)
                    == Array(ids[3..<7])
            )
        }
    }

    @Test func listsTitledOrAnsweredThreadsByActivity() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let titled = try await village.post(Village.ana, .root(berlin), title: "A")
        let answered = try await village.post(Village.ana, .root(berlin))
        try await village.post(Village.ana, .root(berlin), "nobody answers")
        let solved = try await village.post(Village.ana, .root(berlin), title: "B")
        try await village.post(Village.ben, .reply(answered.thread.id))
        _ = try await village.store.write { try $0.resolve(solved.thread.id, true) }
        try await village.store.write {
            try $0.sql.run("UPDATE thread SET is_pinned = 1 WHERE id = ?", titled.thread.id)
        }
        try village.store.read { reader in
            let all = try reader.threads(in: berlin, limit: 10)
            #expect(all.pinned.map(\.id) == [titled.thread.id])
            #expect(all.threads.map(\.id) == [answered.thread.id, solved.thread.id] && !all.more)
            let first = try reader.threads(in: berlin, limit: 1)
            #expect(first.threads.map(\.id) == [answered.thread.id] && first.more)
            let next = try reader.threads(in: berlin, before: first.threads.last?.last, limit: 1)
            #expect(next.threads.map(\.id) == [solved.thread.id] && next.pinned.isEmpty && !next.more)
            #expect(try reader.threads(in: berlin, state: .resolved, limit: 10).threads.map(\.id) == [solved.thread.id])
            #expect(try reader.threads(in: berlin, state: .open, limit: 10).threads.map(\.id) == [answered.thread.id])
        }
    }
}

extension Sequence where Element: Sendable {
    /// One after the other.
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
