import HubbubModel
import NIOCore
import Testing

@testable import HubbubServer

@Suite struct ControlLineTests {
    @Test(arguments: [
        ControlRequest.addMember(nick: "ana", isOperator: true, password: "pass\"word\n"),
        .addMember(nick: "ana", isOperator: false, password: nil),
        .createToken(nick: "ana"), .addHub(slug: "berlin", name: "Berlin", visibility: .public),
        .addHub(slug: "rome", name: "Roma", visibility: .private, steward: "rosa"),
        .importZulip(path: "/a b", hub: nil, dryRun: true), .importZulip(path: "/a", hub: "proofs", dryRun: false),
        .recover(nick: "jérôme"), .status,
    ])
    func readsWhatItWrites(request: ControlRequest) throws {
        #expect(!request.line.contains(UInt8(ascii: "\n")))
        #expect(try ControlRequest(line: request.line) == request)
    }

    @Test(arguments: [
        ControlReport.progress(step: "messages", done: 5, total: 10), .say("two\nlines"), .token("abc"), .done,
        .refused("no"),
    ])
    func readsTheReportsItWrites(report: ControlReport) {
        #expect(!report.line.contains(UInt8(ascii: "\n")))
        #expect(ControlReport(line: report.line) == report)
    }

    @Test(arguments: [
        ("", RefusalCode.badRequest), ("[]", .badRequest), (#"{"do":"drop"}"#, .unknownCommand),
        (#"{"do":"recover"}"#, .missing),
        (#"{"do":"hub.add","slug":"a","name":"A","visibility":"open"}"#, .invalid),
    ])
    func refusesOtherLines(line: String, code: RefusalCode) {
        let refusal = #expect(throws: Refusal.self) { try ControlRequest(line: Array(line.utf8)) }
        #expect(refusal?.code == code)
    }

    @Test func cutsLinesHoweverTheyArrive() throws {
        var reader = LineReader()
        var lines: [[UInt8]] = []
        for byte in "one\n\ntwo\nthr".utf8 {
            var bytes = ByteBuffer(bytes: [byte])
            try reader.receive(&bytes)
            while let line = reader.next() { lines.append(line) }
        }
        #expect(lines == [Array("one".utf8), [], Array("two".utf8)])
    }

    @Test func endsOnALineWithoutEnd() {
        var reader = LineReader()
        var bytes = ByteBuffer(repeating: UInt8(ascii: "a"), count: LineReader.lineBytes + 1)
        #expect(throws: LineReader.TooLong.self) { try reader.receive(&bytes) }
    }
}
