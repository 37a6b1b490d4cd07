import Foundation
import HubbubModel
import HubbubWire
import Testing

/// The examples of docs/PROTOCOL.md: each is read as what it is, and written back with every field that was in it.
@Suite("Examples of the protocol")
struct ProtocolExampleTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let isRequest: Bool
        let text: String
        var testDescription: String { String(text.prefix(80)) }
    }

    static let document: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/PROTOCOL.md"), encoding: .utf8)) ?? ""
    }()

    static let examples: [Example] = {
        var isInside = false
        return document.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            if line.hasPrefix("```") { isInside = line == "```wire" }
            guard isInside, line.hasPrefix("→ ") || line.hasPrefix("← ") else { return nil }
            return Example(isRequest: line.hasPrefix("→"), text: String(line.dropFirst(2)))
        }
    }()

    @Test func thereAreExamples() {
        #expect(Self.examples.count >= 8)
    }

    @Test(arguments: examples)
    func isRead(example: Example) throws {
        let bytes = Array(example.text.utf8)
        try bytes.withUnsafeBytes { frame in
            if example.isRequest {
                _ = try Request.parse(frame)
            } else {
                _ = try #require(Received(frame))
            }
        }
    }

    @Test(arguments: examples.filter { !$0.isRequest })
    func holdsShapesThatAreWrittenAlike(example: Example) throws {
        let json = try JSONParser.parse(example.text)
        let holder = json["ok"] ?? json
        if let shown = holder["message"], shown.object != nil {
            let message = try #require(Message(shown))
            var writer = JSONWriter()
            writer.write(message, html: { _ in shown["html"]?.string ?? "" })
            #expect(try JSONParser.parse(writer.bytes) == shown)
        }
        if let shown = holder["thread"], shown["starter"] != nil {
            let read: HubbubModel.Thread? = .init(shown)
            let thread = try #require(read)
            var writer = JSONWriter()
            writer.write(thread)
            #expect(try JSONParser.parse(writer.bytes) == shown)
        }
        if let shown = holder["hub"], let channels = shown["channels"]?.array {
            var writer = JSONWriter()
            let team = shown["team"]?.array.map { $0.compactMap { TeamPlace($0) } }
            writer.write(try #require(Hub(shown)), channels: channels.compactMap { Channel($0) }, team: team)
            #expect(try JSONParser.parse(writer.bytes) == shown)
        }
    }

    /// A conversation is what it is for the one who is told.
    @Test(arguments: examples.filter { $0.text.contains(#""ev":"conversation.c"#) })
    func holdsConversationsThatAreWrittenAlike(example: Example) throws {
        guard let shown = try JSONParser.parse(example.text)["channel"], shown.object != nil else { return }
        var writer = JSONWriter()
        writer.write(try #require(Channel(shown)))
        #expect(try JSONParser.parse(writer.bytes) == shown)
    }

    @Test func namesEveryCodeOfRefusals() {
        for code in RefusalCode.allCases {
            #expect(Self.document.contains("| `\(code.rawValue)` | \(code.httpStatus) |"), "\(code)")
        }
    }

    @Test func namesEveryEventAndCloseCode() {
        for kind in EventKind.allCases where kind != .sessionEnded {
            #expect(Self.document.contains("`\(kind.rawValue)`"), "\(kind)")
        }
        for code in SessionClose.allCases { #expect(Self.document.contains("| \(code.rawValue) |"), "\(code)") }
    }
}
