import Dispatch
import Foundation
import HubbubModel
import TestDice
import Testing

@testable import HubbubStore

/// What was deleted stands in no file any more, once its time has passed and the sweep was there.
@Suite struct ForgettingTests {
    /// Parts of words that a search index would keep together, and that stand in no other text.
    private static let traces = ["xylophonequ", "Xylophonequ", "wolkenkuck", "Wolkenkuck"]

    /// The files of the data folder that hold any of `traces`.
    private func holders(_ directory: String) throws -> Set<String> {
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
        return Set(
            try names.filter { name in
                let path = directory + "/" + name
                let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                guard kind == .typeRegular else { return false }
                let bytes = try Data(contentsOf: URL(filePath: path))
                return Self.traces.contains { bytes.range(of: Data($0.utf8)) != nil }
            }
        )
    }

    private func sweep(_ village: Village) async throws {
        while try await village.store.write({ try $0.sweep() }) {}
        while try await village.store.write({ try $0.sweepSearch() }) {}
    }

    private func cut(_ village: Village) async -> Bool {
        await withCheckedContinuation { continuation in village.store.cutLog { continuation.resume(returning: $0) } }
    }

    /// Among many others of all lengths, so that pages were split; edited before, so that there are older versions.
    private func deleteSome(_ village: Village, _ seed: UInt64 = 0) async throws {
        var dice = Dice(seed)
        let berlin = try village.channel("berlin").id
        var doomed: [MessageID] = []
        for number in 1...300 {
            let filling = String(repeating: "river bread \(number) ", count: number * 37 % 60)
            guard number % 5 == 0 else {
                try await village.post(Village.ana, .root(berlin), filling)
                continue
            }
            let body = "Xylophonequartz \(number) " + filling + " Wolkenkuckucksheim"
            let id = try await village.post(Village.ben, .root(berlin), body).message.id
            doomed.append(id)
            guard number % 2 == 0 else { continue }
            _ = try await village.store.write {
                try $0.edit(id, body: "Now wolkenkuckuck " + filling, excerpt: "Now", mentions: [], hasLink: false)
            }
        }
        for id in doomed.shuffled(using: &dice) { _ = try await village.store.write { try $0.delete(id) } }
    }

    /// The order of deleting decides what moves between pages.
    @Test(arguments: 0..<6)
    func leavesNoWordInAnyFile(seed: UInt64) async throws {
        let village = try await Village()
        try await deleteSome(village, seed)
        village.clock.pass(Limits.deletedTextLife)
        #expect(try holders(village.directory).contains("hubbub.sqlite-wal"))
        try await sweep(village)
        #expect(try holders(village.directory).contains("hubbub.sqlite-wal"))
        #expect(await cut(village))
        #expect(try holders(village.directory) == [])
        #expect(try village.integrity() == ["ok"])
    }

    /// What lies in gaps is nobody's: the database reads as before, and is whole.
    @Test func changesNoRow() async throws {
        let village = try await Village()
        try await deleteSome(village)
        village.clock.pass(Limits.deletedTextLife)
        try await sweep(village)
        let before = try dump(village.store)
        #expect(before.count > 1_000)
        #expect(await cut(village))
        village.store.close()
        let store = try Village.open(village.directory, village.clock)
        #expect(try dump(store) == before)
        #expect(try store.read { try $0.sql.rows("PRAGMA integrity_check") { $0.text(0) } } == ["ok"])
        store.close()
    }

    private func dump(_ store: Store) throws -> [String] {
        try store.read { reader in
            let tables = try reader.sql.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
            ) { $0.text(0) }
            return try tables.flatMap { table in
                let columns = try reader.sql.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
                let list = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
                return try reader.sql.rows("SELECT '\(table): ' || \(list) FROM \"\(table)\"") { $0.text(0) }
            }
        }
    }

    @Test func waitsForNoReaderAndTriesAgain() async throws {
        let village = try await Village()
        try await deleteSome(village)
        village.clock.pass(Limits.deletedTextLife)
        let reading = Gate()
        let store = village.store
        DispatchQueue(label: "reader").async {
            _ = try? store.read { reader in
                _ = try reader.lastEvent
                reading.wait()
            }
        }
        reading.awaitWaiting()
        try await sweep(village)
        #expect(await !cut(village))
        let berlin = try village.channel("berlin").id
        #expect(try await village.post(Village.ana, .root(berlin)).message.number == 301)
        reading.open()
        while await !cut(village) {}
        #expect(try holders(village.directory) == [])
    }

    @Test func doesNothingWhereNothingWasTakenAway() async throws {
        let village = try await Village()
        #expect(await cut(village))
        let berlin = try village.channel("berlin").id
        try await village.post(Village.ana, .root(berlin))
        let log = URL(filePath: village.directory + "/hubbub.sqlite-wal")
        let before = try Data(contentsOf: log).count
        #expect(await cut(village))
        #expect(try before > 0 && Data(contentsOf: log).count == before)
    }
}
