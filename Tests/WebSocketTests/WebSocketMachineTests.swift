import NIOCore
import Testing

@testable import HubbubWebSocket

@Suite struct WebSocketMachineTests {
    // MARK: Messages

    @Test(arguments: [0, 1, 7, 8, 9, 125, 126, 127, 999, 1000])
    func deliversMessagesOfAnyLength(count: Int) {
        let text = String(repeating: "x", count: count)
        var machine = WebSocketMachine.server()
        #expect(machine.all(Bytes.text(text)) == [.text(text)])
        #expect(machine.allByByte(Bytes.text(text)) == [.text(text)])
        #expect(!machine.isUnfinished)
    }

    @Test func joinsFragmentsAroundControlFrames() {
        let bytes = Bytes.joined(
            Bytes.text("Grü", isFinal: false),
            Bytes.frame(0x9, [1, 2]),
            Bytes.frame(0x0, [], isFinal: false),
            Bytes.frame(0xA),
            Bytes.frame(0x0, Array("ße".utf8)),
            Bytes.frame(0x2, [0xFF, 0x00])
        )
        let actions: [WebSocketMachine.Action] = [
            .answerPing(ByteBuffer(bytes: [1, 2])), .text("Grüße"), .deliver(.binary(ByteBuffer(bytes: [0xFF, 0x00]))),
        ]
        var machine = WebSocketMachine.server()
        #expect(machine.all(bytes) == actions)
        #expect(machine.allByByte(bytes) == actions)
    }

    @Test func takesUnmaskedFramesAsAClient() {
        var machine = WebSocketMachine(role: .client, allowsCompression: false, messageBytes: 100)
        #expect(machine.all(Bytes.frame(0x1, Array("hi".utf8), isMasked: false)) == [.text("hi")])
        #expect(machine.all(Bytes.text("no")) == [.fail(.masked)])
    }

    @Test func saysWhetherAMessageIsUnfinished() {
        var machine = WebSocketMachine.server()
        #expect(!machine.isUnfinished)
        _ = machine.all(Bytes.text("a", isFinal: false))
        #expect(machine.isUnfinished)
        _ = machine.all(Bytes.frame(0x0))
        #expect(!machine.isUnfinished)
        _ = machine.all(ByteBuffer(bytes: [0x81]))
        #expect(machine.isUnfinished)
    }

    // MARK: What the standard forbids

    static let wrong: [(String, ByteBuffer, WebSocketFault)] = [
        ("RSV1 without compression", Bytes.frame(0x1, reserved: 4), .reservedBits),
        ("RSV2", Bytes.frame(0x1, reserved: 2), .reservedBits),
        ("RSV3", Bytes.frame(0x1, reserved: 1), .reservedBits),
        ("RSV on a ping", Bytes.frame(0x9, reserved: 4), .reservedBits),
        ("opcode 3", Bytes.frame(0x3), .reservedOpcode),
        ("opcode 7", Bytes.frame(0x7), .reservedOpcode),
        ("opcode 11", Bytes.frame(0xB), .reservedOpcode),
        ("opcode 15", Bytes.frame(0xF), .reservedOpcode),
        ("unmasked", Bytes.frame(0x1, [65], isMasked: false), .unmasked),
        ("unmasked and empty", Bytes.frame(0x1, isMasked: false), .unmasked),
        ("fragmented ping", Bytes.frame(0x9, isFinal: false), .fragmentedControl),
        ("fragmented close", Bytes.frame(0x8, isFinal: false), .fragmentedControl),
        ("long ping", Bytes.frame(0x9, Array(repeating: 0, count: 126)), .longControl),
        ("continuation of nothing", Bytes.frame(0x0, [65]), .nothingToContinue),
        (
            "a message inside another", Bytes.joined(Bytes.text("a", isFinal: false), Bytes.text("b")),
            .unfinishedMessage
        ),
        ("126 for a short length", ByteBuffer(bytes: [0x81, 0xFE, 0x00, 0x7D, 0, 0, 0, 0]), .longLength),
        (
            "127 for a middle length", ByteBuffer(bytes: [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0]),
            .longLength
        ),
        ("a length of 2^63", ByteBuffer(bytes: [0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .tooBig),
        ("a length of 2^63-1", ByteBuffer(bytes: [0x81, 0xFF, 0x7F] + Array(repeating: 0xFF, count: 11)), .tooBig),
        ("bytes that are no UTF-8", Bytes.frame(0x1, [0xC0, 0x80]), .notUTF8),
        ("text that ends inside a character", Bytes.frame(0x1, [0xE2, 0x82]), .notUTF8),
        ("a close of one byte", Bytes.frame(0x8, [3]), .closePayload),
        ("a close reason that is no UTF-8", Bytes.frame(0x8, [3, 0xE8, 0xFF]), .notUTF8),
    ]

    @Test(arguments: wrong)
    func failsOn(what: String, bytes: ByteBuffer, fault: WebSocketFault) {
        var whole = WebSocketMachine.server()
        #expect(whole.all(bytes).last == .fail(fault), "\(what)")
        #expect(!whole.isOpen)
        var slow = WebSocketMachine.server()
        #expect(slow.allByByte(bytes).last == .fail(fault), "\(what), byte by byte")
    }

    @Test func readsNothingAfterAFault() {
        var machine = WebSocketMachine.server()
        #expect(
            machine.all(Bytes.joined(Bytes.frame(0x3), Bytes.text("late"), Bytes.frame(0x8))) == [
                .fail(.reservedOpcode)
            ]
        )
        #expect(machine.all(Bytes.text("later")) == [])
        let mayClose = machine.close()
        #expect(!mayClose)
    }

    @Test func failsOnTextAsSoonAsItCannotBecomeUTF8() {
        var machine = WebSocketMachine.server()
        var bytes = Bytes.frame(0x1, [0xF4, 0x90, 0x80, 0x80, 65, 65, 65, 65])
        var start = bytes.readSlice(length: 6 + 2) ?? ByteBuffer()
        #expect(machine.receive(&start) == .fail(.notUTF8))
    }

    @Test func refusesAFrameAtItsHead() {
        var machine = WebSocketMachine.server(messageBytes: 1000)
        #expect(machine.all(ByteBuffer(bytes: [0x82, 0xFE, 0x03, 0xE9, 0, 0, 0, 0])) == [.fail(.tooBig)])
    }

    @Test func refusesAMessageWithTheFirstByteOfTheFragmentTooMuch() {
        var machine = WebSocketMachine.server(messageBytes: 1000)
        #expect(machine.all(Bytes.frame(0x2, Array(repeating: 0, count: 999), isFinal: false)) == [])
        #expect(machine.all(ByteBuffer(bytes: [0x80, 0x82, 0, 0, 0, 0, 0])) == [.fail(.tooBig)])
    }

    // MARK: Compression

    @Test func inflatesWhatIsMarkedAndOnlyThat() throws {
        let text = String(repeating: "Grüße ", count: 80)
        let deflated = try #require(Deflater.deflate(ByteBuffer(string: text)))
        let half = deflated.readableBytes / 2
        let bytes = Array(deflated.readableBytesView)
        var machine = WebSocketMachine.server(compresses: true)
        #expect(machine.all(Bytes.frame(0x1, bytes, reserved: 4)) == [.text(text)])
        let fragments = Bytes.joined(
            Bytes.frame(0x1, Array(bytes[..<half]), isFinal: false, reserved: 4),
            Bytes.frame(0x9),
            Bytes.frame(0x0, Array(bytes[half...]))
        )
        #expect(machine.all(fragments) == [.answerPing(ByteBuffer()), .text(text)])
        #expect(machine.all(Bytes.text("plain")) == [.text("plain")])
        #expect(
            machine.all(Bytes.joined(Bytes.text("a", isFinal: false), Bytes.frame(0x0, reserved: 4))) == [
                .fail(.reservedBits)
            ]
        )
    }

    @Test func refusesABombAndBrokenData() throws {
        let bomb = try #require(Deflater.deflate(ByteBuffer(repeating: 65, count: 100_000)))
        #expect(bomb.readableBytes < 1000)
        var machine = WebSocketMachine.server(compresses: true)
        #expect(machine.all(Bytes.frame(0x1, Array(bomb.readableBytesView), reserved: 4)) == [.fail(.tooBig)])
        var other = WebSocketMachine.server(compresses: true)
        #expect(other.all(Bytes.frame(0x1, [0xFF, 0xFF], reserved: 4)) == [.fail(.notDeflate)])
    }

    @Test func validatesTextAfterInflating() throws {
        let wrong = ByteBuffer(repeating: 0x80, count: 300)
        let deflated = try #require(Deflater.deflate(wrong))
        var machine = WebSocketMachine.server(compresses: true)
        #expect(machine.all(Bytes.frame(0x1, Array(deflated.readableBytesView), reserved: 4)) == [.fail(.notUTF8)])
    }

    // MARK: Closing

    @Test func answersAClose() {
        var machine = WebSocketMachine.server()
        let bytes = Bytes.joined(Bytes.frame(0x8, [0x03, 0xE8] + Array("bye".utf8)), Bytes.text("late"))
        #expect(machine.all(bytes) == [.answerClose(ClosePayload(code: .normal, reason: "bye"))])
        #expect(!machine.isOpen)
        #expect(machine.all(Bytes.frame(0x8)) == [])
    }

    @Test func takesACloseWithoutCode() {
        var machine = WebSocketMachine.server()
        #expect(machine.all(Bytes.frame(0x8)) == [.answerClose(ClosePayload())])
    }

    @Test func finishesWhenItsOwnCloseIsAnswered() {
        var machine = WebSocketMachine.server()
        let closes = [machine.close(), machine.close()]
        #expect(closes == [true, false])
        let late = Bytes.joined(Bytes.text("late"), Bytes.frame(0x9), Bytes.frame(0x8, [0x03, 0xE8]))
        #expect(machine.all(late) == [.finish(ClosePayload(code: .normal))])
    }

    @Test(arguments: [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999])
    func takesCloseCode(code: Int) {
        var machine = WebSocketMachine.server()
        let closed = ClosePayload(code: CloseCode(rawValue: UInt16(code)))
        #expect(machine.all(Bytes.frame(0x8, [UInt8(code >> 8), UInt8(code & 0xFF)])) == [.answerClose(closed)])
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535])
    func refusesCloseCode(code: Int) {
        var machine = WebSocketMachine.server()
        #expect(machine.all(Bytes.frame(0x8, [UInt8(code >> 8), UInt8(code & 0xFF)])) == [.fail(.closeCode)])
    }
}
