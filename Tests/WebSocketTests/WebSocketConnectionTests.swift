import NIOCore
import NIOEmbedded
import Testing

@testable import HubbubWebSocket

@Suite struct WebSocketConnectionTests {
    @Test func deliversAndSends() throws {
        let bench = try Bench()
        try bench.receive(Bytes.text("in"))
        bench.connection.send(text: "out")
        bench.connection.send(PreparedFrame("prepared"))
        #expect(bench.probe.messages == [.text(ByteBuffer(string: "in"))])
        #expect(try bench.sent() == [.text("out"), .text("prepared")])
    }

    @Test func masksAsAClient() throws {
        var settings = WebSocketSettings()
        settings.mask = { 0x3D21_FA37 }
        let bench = try Bench(role: .client, settings: settings)
        bench.connection.send(text: "Hello")
        let hello: [UInt8] = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
        #expect(try bench.sentBytes() == ByteBuffer(bytes: hello))
    }

    // MARK: Bounds

    @Test func owesOnePongHoweverManyPingsCome() throws {
        let bench = try Bench()
        bench.dam.isShut = true
        bench.connection.send(text: "waits")
        let waiting = bench.connection.pendingBytes
        for number in UInt8.min...UInt8.max { try bench.receive(Bytes.frame(0x9, [number])) }
        #expect(bench.connection.pendingBytes == waiting)
        try bench.dam.open(bench.channel)
        #expect(bench.connection.pendingBytes == 0)
        var pong = ByteBuffer(bytes: [0x81, 0x05])
        pong.writeString("waits")
        pong.writeBytes([0x8A, 0x01, 0xFF])
        #expect(try bench.sentBytes() == pong)
    }

    @Test func answersPingsAtOnceWhileNothingWaits() throws {
        let bench = try Bench()
        try bench.receive(Bytes.joined(Bytes.frame(0x9, [1]), Bytes.frame(0x9, [2])))
        #expect(try bench.sentBytes() == ByteBuffer(bytes: [0x8A, 0x01, 1, 0x8A, 0x01, 2]))
    }

    @Test func stopsReadingFromAPeerThatDoesNotRead() throws {
        var settings = WebSocketSettings()
        settings.readPauseBytes = 1000
        let bench = try Bench(settings: settings)
        bench.dam.isShut = true
        bench.connection.send(text: String(repeating: "x", count: 500))
        bench.channel.read()
        #expect(bench.dam.reads == 1)
        bench.connection.send(text: String(repeating: "x", count: 500))
        bench.channel.read()
        #expect(bench.dam.reads == 1)
        try bench.dam.open(bench.channel)
        #expect(bench.dam.reads == 2)
    }

    @Test func stopsReadingWhileToldTo() throws {
        let bench = try Bench()
        bench.connection.pauseReading()
        bench.channel.read()
        #expect(bench.dam.reads == 0)
        bench.connection.resumeReading()
        #expect(bench.dam.reads == 1)
        bench.connection.resumeReading()
        #expect(bench.dam.reads == 1)
    }

    // MARK: Silence

    @Test func pingsASilentPeerAndThenGivesUp() throws {
        let bench = try Bench()
        bench.pass(25)
        #expect(try bench.sentBytes() == ByteBuffer(bytes: [0x89, 0]))
        try bench.receive(Bytes.frame(0xA))
        bench.pass(50)
        #expect(try bench.sentBytes() == ByteBuffer(bytes: [0x89, 0]))
        bench.pass(50)
        let goodbye = WebSocketMachine.Action.answerClose(ClosePayload(code: .goingAway, reason: "nothing heard"))
        #expect(try bench.sent() == [.answerPing(ByteBuffer()), goodbye])
        #expect(bench.channel.isActive)
        bench.pass(5)
        #expect(!bench.channel.isActive)
        #expect(bench.probe.closures == [WebSocketClosure(code: .goingAway, reason: "nothing heard", isByPeer: false)])
    }

    @Test func blamesNobodyWhileItReadsNothing() throws {
        let bench = try Bench()
        try bench.receive(Bytes.text("begun", isFinal: false))
        bench.connection.pauseReading()
        for _ in 0..<6 { bench.pass(25) }
        #expect(try bench.sent() == Array(repeating: .answerPing(ByteBuffer()), count: 6))
        bench.connection.resumeReading()
        try bench.receive(Bytes.frame(0x0, Array(", and ended".utf8)))
        #expect(bench.probe.messages.count == 1)
    }

    @Test func givesUpOnAMessageThatNeverEnds() throws {
        let bench = try Bench()
        try bench.receive(Bytes.text("begun", isFinal: false))
        for _ in 0..<4 {
            try bench.receive(Bytes.frame(0x9))
            bench.pass(25)
        }
        #expect(
            try bench.sent().last
                == .answerClose(ClosePayload(code: .policyViolation, reason: "message not finished in time"))
        )
    }

    // MARK: Closing

    @Test func answersACloseAndWaitsForTheLineToEnd() throws {
        let bench = try Bench()
        try bench.receive(Bytes.joined(Bytes.frame(0x8, [0x0F, 0xA0, 65]), Bytes.text("late")))
        #expect(try bench.sentBytes() == ByteBuffer(bytes: [0x88, 0x02, 0x0F, 0xA0]))
        #expect(bench.dam.closesOutput)
        #expect(bench.probe.closures == [])
        bench.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(!bench.channel.isActive)
        #expect(
            bench.probe.closures == [WebSocketClosure(code: CloseCode(rawValue: 4000), reason: "A", isByPeer: true)]
        )
        #expect(bench.probe.messages == [])
    }

    @Test func saysGoodbyeBehindWhatWaits() throws {
        let bench = try Bench()
        bench.dam.isShut = true
        bench.connection.send(text: "first")
        bench.connection.close(.normal, reason: "bye")
        bench.connection.send(text: "never")
        bench.connection.close(.tooBig)
        try bench.receive(Bytes.frame(0x8, [0x03, 0xE8]))
        #expect(!bench.dam.closesOutput)
        try bench.dam.open(bench.channel)
        #expect(try bench.sent() == [.text("first"), .answerClose(ClosePayload(code: .normal, reason: "bye"))])
        #expect(bench.dam.closesOutput)
        bench.pass(5)
        #expect(bench.probe.closures == [WebSocketClosure(code: .normal, reason: "bye", isByPeer: false)])
    }

    @Test func cutsOffAPeerThatDoesNotAnswerTheClose() throws {
        let bench = try Bench()
        bench.dam.isShut = true
        bench.connection.close(.normal)
        bench.pass(4)
        #expect(bench.channel.isActive)
        bench.pass(1)
        #expect(!bench.channel.isActive)
        #expect(bench.probe.closures.count == 1)
    }

    @Test func closesWithTheCodeOfTheFault() throws {
        let bench = try Bench()
        try bench.receive(Bytes.frame(0x1, [0xFF]))
        #expect(try bench.sent() == [.answerClose(ClosePayload(code: .invalidPayload, reason: "text is not UTF-8"))])
        #expect(bench.dam.closesOutput)
        try bench.receive(Bytes.text("more"))
        #expect(bench.probe.messages == [])
    }

    @Test func tellsOfALineThatBroke() throws {
        let bench = try Bench()
        try bench.channel.close().wait()
        #expect(bench.probe.closures == [WebSocketClosure(code: .abnormal, reason: "", isByPeer: true)])
        bench.connection.send(text: "nothing happens")
        bench.connection.close()
        bench.connection.abort()
        #expect(!bench.connection.isOpen)
    }

    @Test func endsWhenTheServerStopsAccepting() throws {
        let bench = try Bench()
        bench.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try bench.sent() == [.answerClose(ClosePayload(code: .goingAway))])
    }

    @Test func letsGoOfEverythingAtTheEnd() throws {
        weak var probe: Probe?
        weak var connection: WebSocketConnection?
        do {
            let bench = try Bench()
            (probe, connection) = (bench.probe, bench.connection)
            try bench.channel.close().wait()
            bench.channel.embeddedEventLoop.run()
        }
        #expect(probe == nil)
        #expect(connection == nil)
    }
}
