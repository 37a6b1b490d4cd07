import Foundation
import HubbubModel
import Testing

@testable import HubbubStore

/// A log that was changed behind its back is found out, and where.
@Suite struct LogCheckTests {
    private let chain = Chain.hub(HubID(1))

    /// Five mutes in berlin, each longer than the one before.
    private func village() async throws -> Village {
        let village = try await Village()
        let chain = chain
        try await village.store.write { transaction in
            for number in 1...5 {
                let deed = Deed(chain: chain, actor: Village.ana, role: .steward, rule: 1, words: "words \(number)")
                let ends = transaction.now.advanced(by: .seconds(3_600 * number))
                _ = try transaction.impose(.mute, on: Village.ben, ends: ends, deed)
            }
        }
        return village
    }

    private func check(_ village: Village, expected: [UInt8]? = nil) throws -> LogCheck {
        try village.store.read { try $0.check(chain, expected: expected) }
    }

    private func tamper(_ village: Village, _ statement: String) async throws {
        try await village.store.write { try $0.sql.script(statement) }
    }

    @Test func isWholeAsWritten() async throws {
        let village = try await village()
        let check = try check(village)
        #expect(check.fault == nil && check.entries == 5 && check.erased == 0)
        let third = try village.store.read { try $0.entry(3, in: chain) }
        #expect(try self.check(village, expected: third?.hash).fault == nil)
    }

    @Test(
        arguments: [
            ("UPDATE entry SET rule = 2 WHERE number = 3", 3, LogFault.Kind.entry),
            ("UPDATE entry SET ends_ms = ends_ms + 1 WHERE number = 5", 5, .entry),
            ("UPDATE entry SET hash = zeroblob(32) WHERE number = 2", 2, .entry),
            ("UPDATE entry SET previous = zeroblob(32) WHERE number = 4", 4, .order),
            ("UPDATE entry_side SET words = 'kinder words' WHERE entry_id = 3", 3, .side),
            ("UPDATE entry_side SET actor_id = 2 WHERE entry_id = 1", 1, .side),
        ]
    ) func findsWhatWasChanged(statement: String, number: Int64, kind: LogFault.Kind) async throws {
        let village = try await village()
        try await tamper(village, statement)
        #expect(try check(village).fault == LogFault(chain: chain, number: number, kind: kind))
    }

    @Test func findsWhatWasTakenOut() async throws {
        let village = try await village()
        try await tamper(
            village,
            "PRAGMA defer_foreign_keys = ON; DELETE FROM change; DELETE FROM notice; DELETE FROM sanction; "
                + "DELETE FROM entry_side WHERE entry_id = 3; DELETE FROM entry WHERE number = 3"
        )
        #expect(try check(village).fault == LogFault(chain: chain, number: 3, kind: .gap))
    }

    @Test func findsWhatWasReordered() async throws {
        let village = try await village()
        try await tamper(
            village,
            "UPDATE entry SET number = 99 WHERE number = 2; UPDATE entry SET number = 2 WHERE number = 3; "
                + "UPDATE entry SET number = 3 WHERE number = 99"
        )
        #expect(try check(village).fault?.number == 2)
    }

    @Test func missesAHashThatWasCutOff() async throws {
        let village = try await village()
        let last = try village.store.read { try $0.entry(5, in: chain) }
        try await tamper(
            village,
            "PRAGMA defer_foreign_keys = ON; DELETE FROM change; DELETE FROM notice; DELETE FROM sanction; "
                + "DELETE FROM entry_side WHERE entry_id = 5; DELETE FROM entry WHERE number = 5"
        )
        #expect(try check(village).fault == nil)
        #expect(try check(village, expected: last?.hash).fault?.kind == .missing)
    }

    @Test func doesNotMindAnErasedSideRow() async throws {
        let village = try await village()
        let chain = chain
        try await village.store.write { transaction in
            guard let entry = try transaction.entry(3, in: chain) else { return }
            _ = try transaction.erase(entry, Deed(chain: chain, actor: Village.ana, role: .operator))
        }
        let check = try check(village)
        #expect(check.fault == nil && check.entries == 6 && check.erased == 1)
    }
}
