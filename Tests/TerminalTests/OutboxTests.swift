import HubbubWire
import Testing

@testable import HubbubTerminal

@Suite("Outbox")
struct OutboxTests {
    private var outbox = Outbox(makeKey: { "key-0123456789" })
    private let post = Ask("line", [("text", .string("hi \"you\""))], for: .typed(number: 1), isAct: true)
    private let look = Ask("member.find", [("prefix", .string("a"))], for: .members)

    @Test mutating func writesTheRequestWithItsKey() {
        let frame = String(decoding: outbox.add(post).frame, as: UTF8.self)
        #expect(frame == #"{"id":1,"do":"line","text":"hi \"you\"","key":"key-0123456789"}"#)
        #expect(String(decoding: outbox.add(look).frame, as: UTF8.self) == #"{"id":2,"do":"member.find","prefix":"a"}"#)
    }

    @Test mutating func keepsWhatIsNotAnsweredInOrderWithTheSameKey() {
        let entries = [outbox.add(post), outbox.add(look), outbox.add(post)]
        #expect(outbox.answered(2)?.ask == look)
        #expect(outbox.entries == [entries[0], entries[2]])
        #expect(outbox.answered(2) == nil)
        #expect(outbox.unsentLines == 2)
    }

    @Test mutating func triesAnUnsureRequestAgainAFewTimes() {
        let first = outbox.add(post)
        _ = outbox.add(look)
        var tries = 0
        while let entry = outbox.answered(first.id), outbox.keep(entry) { tries += 1 }
        #expect(tries == Outbox.attempts)
        #expect(outbox.entries.map(\.id) == [2])
    }
}
