import FoundationEssentials
import HTTPTypes
import HubbubLocale
import HubbubModel
import HubbubWire
import HummingbirdCore
import NIOCore
import Testing

@testable import HubbubServer

@Suite struct RefusalTableTests {
    /// Section 9 of the protocol: code and status, row by row.
    private func table() throws -> [String: Int] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/PROTOCOL.md"), encoding: .utf8)
        let section = try #require(document.split(separator: "\n## ").first { $0.hasPrefix("9. ") })
        var table: [String: Int] = [:]
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { String(String($0).trimmingBlanks) }
            guard cells.count == 3, let status = Int(cells[1]) else { continue }
            table[cells[0].replacing("`", with: "")] = status
        }
        return table
    }

    @Test func answersEachCodeWithItsStatus() throws {
        let table = try table()
        #expect(table.count == RefusalCode.allCases.count)
        for code in RefusalCode.allCases {
            let response = Response.refusal(Refusal(code), .english)
            #expect(Int(response.status.code) == table[code.rawValue], "\(code)")
            #expect(response.headers[.contentType] == "application/json; charset=utf-8")
        }
    }

    @Test func saysWhenToTryAgainInTheHeaderToo() {
        let response = Response.refusal(Refusal(.limited, retrySeconds: 30), .english)
        #expect(response.headers[.retryAfter] == "30")
    }
}
