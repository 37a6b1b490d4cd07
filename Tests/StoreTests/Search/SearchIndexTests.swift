import Foundation
import GRDB
import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct SearchIndexTests {
    @Test func ordersRowsByTimeAndNamesTheMessage() throws {
        let early = try #require(SearchRow.id(MessageID(900), at: Time(ms: 1_000)))
        let late = try #require(SearchRow.id(MessageID(3), at: Time(ms: 2_000)))
        #expect(early < late && SearchRow.message(early) == MessageID(900) && SearchRow.message(late) == MessageID(3))
        #expect(SearchRow.id(MessageID(1 << 30), at: Time(ms: 0)) == nil)
        #expect(SearchRow.id(MessageID(5), at: Time(ms: .max)).map(SearchRow.message) == MessageID(5))
        #expect(SearchRow.id(MessageID(5), at: Time(ms: .min)) == 5)
    }

    /// The words of a deleted message must not be left in the file, not even in the index.
    @Test func leavesNoWordOfARemovedMessage() async throws {
        let library = try await Library()
        for number in 0..<50 { try await library.post("filler words number \(number)") }
        let (message, _) = try await library.post("xylophonequartz")
        let path = library.commons.directory + "/hubbub.sqlite"
        func stands() throws -> Bool {
            try DatabaseQueue(path: path).inDatabase { _ = try $0.checkpoint(.truncate) }
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return data.range(of: Data("xylophonequartz".utf8)) != nil
                || data.range(of: Data("xylophonequ".utf8)) != nil
        }
        #expect(try stands())
        try await library.commons.write { transaction in
            _ = try transaction.delete(message.id)
            try transaction.sql.run("DELETE FROM message_version WHERE message_id = ?", message.id)
            try transaction.sql.run("UPDATE thread SET excerpt = '', title = ''")
        }
        for _ in 0..<100 where try await library.commons.write({ try $0.sweepSearch() }) {}
        #expect(try await !library.commons.write { try $0.sweepSearch() })
        #expect(try !stands())
        #expect(try library.search("filler").total == 50)
    }

    @Test func passesTheIndexsOwnCheck() async throws {
        let library = try await Library()
        let (message, thread) = try await library.post("walnut", title: "Nuts")
        try await library.commons.write { transaction in
            _ = try transaction.title(thread.id, "Fruits")
            _ = try transaction.edit(message.id, body: "pear", excerpt: "", mentions: [], hasLink: false)
        }
        try await library.commons.write { transaction in
            try transaction.sql.run("INSERT INTO message_search (message_search) VALUES ('integrity-check')")
        }
    }

    @Test func asksTheIndexFirst() async throws {
        let library = try await Library()
        for statement in [newestRows, rankedRows] {
            let plan = try library.commons.read { reader in
                try reader.sql.rows("EXPLAIN QUERY PLAN " + statement, "x", Int64.max, 0, 1) { $0.text(3) }
            }
            #expect(plan.first?.hasPrefix("SCAN s VIRTUAL TABLE INDEX") == true, "\(plan)")
            #expect(plan.dropFirst().allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test func countsInTheIndexAlone() async throws {
        let library = try await Library()
        let plan = try library.commons.read { reader in
            try reader.sql.rows("EXPLAIN QUERY PLAN " + indexedRows, "x", Int64.max, 0, 1) { $0.text(3) }
        }
        #expect(plan.contains { $0.hasPrefix("SCAN message_search VIRTUAL TABLE INDEX") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SEARCH") || $0.contains("TEMP B-TREE") }, "\(plan)")
        let named = try library.commons.read { reader in
            try reader.sql.rows("EXPLAIN QUERY PLAN " + namedRows, "[]") { $0.text(3) }
        }
        #expect(named.first?.hasPrefix("SCAN json_each VIRTUAL TABLE INDEX") == true, "\(named)")
        #expect(named.dropFirst().allSatisfy { $0.hasPrefix("SEARCH") }, "\(named)")
    }
}
