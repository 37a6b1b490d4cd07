import HubbubModel
import Testing

@testable import HubbubStore

@Suite("Text of removed messages")
struct RemovedTextTests {
    private func remove(_ id: MessageID, in village: Village) async throws -> Entry {
        let berlin = try village.hub("berlin").id
        return try await village.store.write { transaction in
            let message = try #require(try transaction.message(id))
            let deed = Deed(chain: .hub(berlin), actor: Village.ana, role: .steward, rule: 1)
            return try transaction.remove(message, deed)
        }
    }

    private func texts(_ id: MessageID, in village: Village) throws -> Int64 {
        try village.store.read {
            try $0.sql.int("SELECT count(*) FROM message_version WHERE message_id = ?", id) ?? 0
        }
    }

    private func sweep(_ village: Village) async throws {
        village.clock.pass(Limits.removedTextLife)
        while try await village.store.write({ try $0.sweep() }) {}
    }

    @Test func goesAfterItsTimeAndWithItWhatWasCutFromIt() async throws {
        let village = try await Village()
        let root = try await village.post(Village.ben, .root(village.channel("berlin").id), "unkind words").message
        let entry = try await remove(root.id, in: village)
        village.clock.pass(Limits.deletedTextLife)
        while try await village.store.write({ try $0.sweep() }) {}
        #expect(try texts(root.id, in: village) == 1)
        try await sweep(village)
        #expect(try texts(root.id, in: village) == 0)
        let excerpts = try village.store.read { try $0.sql.rows("SELECT excerpt FROM thread") { $0.text(0) } }
        #expect(excerpts == [""])
        let deed = Deed(chain: entry.chain, actor: Village.ana, role: .steward)
        await #expect(throws: Refusal.self) { try await village.store.write { try $0.undo(entry, deed) } }
    }

    @Test func staysWhileAnAppealAboutItIsOpen() async throws {
        let village = try await Village()
        let root = try await village.post(Village.ben, .root(village.channel("berlin").id), "unkind words").message
        let entry = try await remove(root.id, in: village)
        try await village.store.write { transaction in
            _ = try transaction.open(.appeal, in: nil, about: Village.ben, entry: entry.id)
        }
        try await sweep(village)
        #expect(try texts(root.id, in: village) == 1)
        try await village.store.write { try $0.sql.run("UPDATE queue_item SET state = 'done'") }
        while try await village.store.write({ try $0.sweep() }) {}
        #expect(try texts(root.id, in: village) == 0)
    }
}
