import Foundation
import HubbubWire
import Testing

@testable import HubbubTerminal

/// The lines of docs/PROTOCOL.md section 11: each is of one of the kinds, and is printed as it stands there.
@Suite("Lines for scripts")
struct ScriptLineTests {
    static let document: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/PROTOCOL.md"), encoding: .utf8)) ?? ""
    }()

    static let examples: [String] = {
        let parts = document.split(separator: "```lines\n").dropFirst()
        return parts.flatMap { $0.prefix { $0 != "`" }.split(separator: "\n").map(String.init) }
    }()

    private func read(_ json: JSON) -> ScriptLine? {
        if json["ev"] != nil { return .event(json) }
        guard let line = json["line"]?.integer else { return nil }
        if let answer = json["ok"] { return .answer(line: line, answer) }
        guard let refusal = json["no"], let code = refusal["code"]?.string, let say = refusal["say"]?.string else {
            return nil
        }
        var said = ClientRefusal(code: code, say: say)
        said.field = refusal["field"]?.string
        said.proposal = refusal["try"]?.string
        said.retrySeconds = refusal["retry"]?.integer
        return .refusal(line: line, said)
    }

    @Test func showEveryKind() throws {
        let lines = try Self.examples.map { try #require(read(JSONParser.parse($0))) }
        #expect(lines.contains { if case .answer = $0 { true } else { false } })
        #expect(lines.contains { if case .refusal = $0 { true } else { false } })
        #expect(lines.contains { if case .event = $0 { true } else { false } })
    }

    @Test(arguments: examples) func arePrintedAsTheyStand(example: String) throws {
        let line = try #require(read(JSONParser.parse(example)))
        #expect(line.text == example)
    }

    @Test func giveTheClientsOwnRequestsTheShapeOfALine() throws {
        let next = Ask("unread.next", [], for: .opening(number: 6))
        let answer = next.asLine(try JSONParser.parse(#"{"message":null}"#))
        #expect(Self.examples.contains(ScriptLine.answer(line: 6, answer).text))
        let typed = try JSONParser.parse(#"{"command":"help","result":{},"say":""}"#)
        #expect(Ask("line", [], for: .typed(number: 1)).asLine(typed) == typed)
    }

    @Test(arguments: [(HubbubTerminal.ExitStatus.done, "0"), (.refused, "1"), (.usage, "2"), (.noConnection, "3")])
    func nameEveryExitStatus(status: HubbubTerminal.ExitStatus, text: String) {
        #expect(String(status.rawValue) == text && Self.document.contains("\n| \(text) | "))
    }

    @Test func nameTheLongestLine() {
        let bytes = String(Client.lineBytes)
        #expect(Self.document.contains("\(bytes.dropLast(3)),\(bytes.suffix(3)) bytes"))
    }
}
