import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Searching by command")
struct SearchTests {
    /// One in #berlin who has posted `body`, and finds it.
    private func find(_ words: String, in body: String) async throws -> JSON {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        try await ana.type("/join #berlin", in: "#berlin")
        try await ana.ask("message.post", [("channel", "#berlin"), ("body", .string(body))])
        let found = try await ana.ask("search", [("query", .string(words))])
        await home.close()
        return try #require(found["results"]?.array?.first)
    }

    private func marked(_ result: JSON) throws -> [String] {
        let units = Array(try #require(result["excerpt"]?.string).utf16)
        return try (result["marks"]?.array ?? []).map { mark in
            let pair = try #require(mark.array).compactMap(\.integer).map(Int.init)
            return String(decoding: units[pair[0]..<pair[1]], as: UTF16.self)
        }
    }

    /// What is read, not what was typed; marks are counted in that.
    @Test(arguments: [
        ("rooms", "😀 **Big** [rooms](https://example.org/rooms) and `code`", "😀 Big rooms and code", ["rooms"]),
        ("line", "> a quote\n\n- one\n- *last* line :tada:", "a quote one last line 🎉", ["line"]),
        ("example", "only [in](https://example.org) its address", "only in its address", []),
    ])
    func showsTheWordsOfAMessage(words: String, body: String, excerpt: String, marks: [String]) async throws {
        let result = try await find(words, in: body)
        #expect(result["excerpt"]?.string == excerpt)
        #expect(try marked(result) == marks)
    }
}
