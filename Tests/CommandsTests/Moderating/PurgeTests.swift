import Foundation
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Purging")
struct PurgeTests {
    typealias Evening = SanctionTests.Evening

    private static let secret = "Wolpertinger"

    /// Files of the data directory that hold the words, folded for search or not.
    private func filesWithTheWords(_ home: TestForum) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: home.directory)
        return names.filter { name in
            guard let bytes = try? Data(contentsOf: URL(filePath: home.directory + "/" + name)) else { return false }
            return [Self.secret, Self.secret.lowercased(), String(Self.secret.lowercased().dropFirst(2).prefix(6))]
                .contains { bytes.range(of: Data($0.utf8)) != nil }
        }
    }

    @Test func wordsAreInNoFileAfterwards() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new \(Self.secret) title\nthe \(Self.secret) lives at 5", in: "#berlin")
        try await evening.karl.type("/title 1 Another \(Self.secret)", in: "#berlin")
        try await evening.karl.type("/edit 1 it is the \(Self.secret)\nwho lives at 5", in: "#berlin")
        for count in 0..<150 {
            try await evening.ana.type("answer \(count) with many words around it", in: "#berlin")
        }
        try await evening.ana.type("@karl #berlin/1\n> it is the \(Self.secret)\n\nreally?", in: "#berlin")
        try await evening.mo.type("/report 1 says \(Self.secret)", in: "#berlin")
        try await evening.ana.type("/agree q1 remove r1 no \(Self.secret) here", in: "#berlin")
        #expect(try filesWithTheWords(evening.home).isEmpty == false)
        let tried = try await evening.olga.type("/purge --dry-run 1", in: "#berlin")
        #expect(tried["would"]?.string?.contains("cannot be undone") == true)
        let done = try await evening.olga.type("/purge 1", in: "#berlin")
        #expect(done["entry"]?["kind"] == "purge")
        #expect(done["undo"] == nil)
        #expect(try filesWithTheWords(evening.home) == [])
        let seen = try await evening.karl.ask("message.show", [("message", "#berlin/1")])
        #expect(seen["message"]?["state"] == "removed")
        #expect(try await evening.line(evening.ana, "/restore 1") == "too_late")
        #expect(try await evening.line(evening.olga, "/purge 1") == "already")
        #expect(try await evening.line(evening.mo, "/purge 2") == "forbidden")
        for chain in [Chain.community, .hub(HubID(1))] {
            #expect(try await evening.home.forum.read { try $0.check(chain) }.fault == nil)
        }
        await evening.home.close()
    }

    /// Begun as a draft, held, approved, titled, edited, quoted in a draft and in a held post, moved, and appealed
    /// about.
    @Test func wordsAreInNoFileWhateverWayTheyWent() async throws {
        let evening = try await Evening()
        try await evening.ana.type("/channel create #berlin/other", in: "#berlin")
        try await evening.karl.ask("draft.set", [("channel", "#berlin"), ("body", .string("a \(Self.secret)"))])
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        let held = try await evening.karl.type("/new \(Self.secret)\nthe \(Self.secret) is at 5", in: "#berlin")
        #expect(held["held"]?["number"] == 1)
        try await evening.mo.type("/approve q1 \(Self.secret), fine", in: "#berlin")
        try await evening.mo.type("/premod #berlin off", in: "#berlin")
        try await evening.karl.ask("draft.set", [("channel", "#berlin"), ("body", "")])
        try await evening.karl.type("/edit 1 the \(Self.secret) is at 6", in: "#berlin")
        try await evening.karl.type("/title 1 All about the \(Self.secret)", in: "#berlin")
        let quote = "@karl #berlin/1\n> the \(Self.secret) is at 6\n\nreally?"
        try await evening.ana.ask("draft.set", [("channel", "#berlin"), ("body", .string(quote))])
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        try await evening.karl.ask("message.post", [("channel", "#berlin"), ("body", .string(quote))])
        try await evening.mo.type("/move 1 #berlin/other", in: "#berlin")
        try await evening.mo.type("/remove #berlin/other/1 r1 no \(Self.secret)", in: "#berlin")
        let entry = try #require(
            try await evening.karl.ask("notice.list")["notices"]?.array?.first?["entry"]?["number"]?.integer
        )
        try await evening.karl.type("/appeal e\(entry) my \(Self.secret) harms nobody", in: "#berlin")
        try await evening.olga.type(
            "/dismiss \(evening.olga.waiting()) everywhere the \(Self.secret) stays away",
            in: "#berlin"
        )
        #expect(try filesWithTheWords(evening.home).isEmpty == false)
        try await evening.olga.type("/purge #berlin/other/1", in: "#berlin")
        #expect(try filesWithTheWords(evening.home) == [])
        await evening.home.close()
    }

    /// As above, among thousands of messages: after edits and merges of the index, on pages that were split and used
    /// again.
    @Test func wordsAreInNoFileOfALargeDatabase() async throws {
        let evening = try await Evening()
        let ana = Face(try #require(evening.ana.caller).member)
        let slug = try #require(Slug("berlin"))
        let place = try await evening.home.forum.read { reader in
            let hub = try #require(try reader.hub(slug: slug)?.hub.id)
            return try #require(try reader.channels(in: hub).first).id
        }
        func talk(_ count: Int) async throws {
            for batch in 0..<(count / 250) {
                try await evening.home.forum.store.write { transaction in
                    for index in 0..<250 {
                        let text =
                            "word\(index) number\(batch * 250 + index) of many, " + String(repeating: "x", count: index)
                        let new = NewMessage(author: ana, place: .root(place), body: text, excerpt: "word\(index)")
                        let (message, _) = try transaction.post(new)
                        guard index.isMultiple(of: 5) else { continue }
                        let again = text + " again"
                        _ = try transaction.edit(message.id, body: again, excerpt: "", mentions: [], hasLink: false)
                    }
                }
            }
        }
        try await talk(1_000)
        let posted = try await evening.karl.type("/new \(Self.secret)\nthe \(Self.secret) lives at 5", in: "#berlin")
        let number = try #require(posted["message"]?["number"]?.integer)
        for count in 1...4 {
            try await evening.karl.type("/edit \(number) the \(Self.secret)\nlives at \(count)", in: "#berlin")
            try await talk(500)
        }
        for other in 1...40 { try await evening.ana.type("/delete \(other)", in: "#berlin") }
        #expect(try filesWithTheWords(evening.home).isEmpty == false)
        try await evening.olga.type("/purge \(number)", in: "#berlin")
        #expect(try filesWithTheWords(evening.home) == [])
        await evening.home.close()
    }

    @Test func restoredBackupForgetsAgain() async throws {
        let evening = try await Evening()
        try await evening.karl.type("the \(Self.secret)", in: "#berlin")
        let backup = evening.home.directory + "-backup"
        await evening.home.forum.shutDown()
        try FileManager.default.copyItem(atPath: evening.home.directory, toPath: backup)
        defer { try? FileManager.default.removeItem(atPath: backup) }
        try Data("1\n".utf8).write(to: URL(filePath: backup + "/purged"))
        let restored = try TestForum { $0.directory = backup }
        let message = try await restored.forum.read { try $0.message(MessageID(1)) }
        #expect(message?.state == .removed)
        #expect(try await restored.forum.read { try $0.hasText(MessageID(1)) } == false)
        await restored.close()
        await evening.home.close()
    }

    @Test func idsOfPurgedMessagesAreNotGivenAgain() async throws {
        let home = try TestForum()
        await home.forum.shutDown()
        try Data("41\n".utf8).write(to: URL(filePath: home.directory + "/purged"))
        let again = try TestForum { $0.directory = home.directory }
        let olga = try await again.member("olga", isOperator: true)
        try await again.hub("berlin")
        try await olga.type("/join #berlin", in: "#berlin")
        #expect(try await olga.type("hello", in: "#berlin")["message"]?["id"] == 42)
        await again.close()
        await home.close()
    }
}
