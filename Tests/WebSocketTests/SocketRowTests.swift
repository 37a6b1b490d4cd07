import NIOCore
import NIOPosix
import Testing

@testable import HubbubWebSocket

@Suite struct SocketRowTests {
    /// Two connections of one loop in a row, and what the test does on that loop with them.
    private static func withRow(
        _ body: (AsyncWebSocket, AsyncWebSocket, NIOLoopBound<Standing>) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await Sockets.open(group: group) { sockets in
            let (ana, anas) = try await sockets.pair(deflates: false)
            let (ben, bens) = try await sockets.pair(deflates: false)
            let row = await withCheckedContinuation { (made: CheckedContinuation<NIOLoopBound<Standing>, Never>) in
                anas.onConnection { ana in
                    let ana = NIOLoopBound(ana, eventLoop: ana.eventLoop)
                    bens.onConnection { ben in
                        made.resume(returning: NIOLoopBound(Standing([ana.value, ben]), eventLoop: ben.eventLoop))
                    }
                }
            }
            try await body(ana, ben, row)
            ana.abort()
            ben.abort()
        }
        try await group.shutdownGracefully()
    }

    @Test func sendsTheSameToEachPlace() async throws {
        try await Self.withRow { ana, ben, row in
            let rests = try await row.eventLoop.submit { row.value.send("hello", to: [0, 1]) }.get()
            #expect(rests == [])
            #expect(await ana.nextText() == "hello")
            #expect(await ben.nextText() == "hello")
        }
    }

    @Test func leavesWhatTheKernelDoesNotTake() async throws {
        try await Self.withRow { ana, ben, row in
            ana.setReading(false)
            let long = String(repeating: "x", count: 1 << 20)
            let rests = try await row.eventLoop.submit {
                var rests: [String] = []
                while rests.isEmpty { rests = row.value.send(long, to: [0]) }
                // The rest of the frame goes through the channel; until it has gone nobody sends past it.
                row.value.finish(long, rests)
                return rests + row.value.ready + row.value.send("late", to: [0, 1])
            }.get()
            #expect(rests.dropFirst() == ["waits", "ready", "0:0"])
            #expect(await ben.nextText() == "late")
            ana.setReading(true)
            var texts = 0
            while texts < 1, let text = await ana.nextText() { texts += text == long ? 1 : 0 }
            #expect(texts == 1)
        }
    }

    @Test func sendsNothingBehindACloseFrame() async throws {
        try await Self.withRow { ana, ben, row in
            let rests = try await row.eventLoop.submit {
                row.value.connections[0].close(.normal, reason: "bye")
                return row.value.ready + row.value.send("late", to: [0, 1])
            }.get()
            #expect(rests == ["waits", "ready", "0:0"])
            #expect(await ben.nextText() == "late")
            #expect(await ana.nextText() == nil)
            #expect(try await ana.closure().reason == "bye")
        }
    }

    @Test func sendsNothingToAnEndedConnection() async throws {
        try await Self.withRow { ana, ben, row in
            let rests = try await row.eventLoop.submit {
                row.value.connections[0].abort()
                return row.value.ready + row.value.send("late", to: [0, 1])
            }.get()
            #expect(rests == ["waits", "ready", "0:0"])
            #expect(await ben.nextText() == "late")
        }
    }

    @Test func givesPlacesToTheNextAndHeedsNobodyWhoSteppedOut() async throws {
        try await Self.withRow { ana, ben, row in
            let rests = try await row.eventLoop.submit {
                let (first, second) = (row.value.connections[0], row.value.connections[1])
                second.stepOut()
                first.stepOut()
                let place = second.stand(in: row.value.row)
                // What becomes of the first changes nothing of the place that the second has now: its own.
                first.abort()
                return ["\(place)"] + row.value.ready + row.value.send("here", to: [Int32(place)])
            }.get()
            #expect(rests == ["0", "ready", "waits"])
            #expect(await ben.nextText() == "here")
        }
    }
}

/// A row and those who stand in it.
private final class Standing {
    let row = SocketRow()
    let connections: [WebSocketConnection]

    init(_ connections: [WebSocketConnection]) {
        self.connections = connections
        for connection in connections { _ = connection.stand(in: row) }
    }

    /// Of each place whether bytes would go to its socket.
    var ready: [String] { row.sockets.map { $0 == nil ? "waits" : "ready" } }

    /// The places that are left, each with how much went.
    func send(_ text: String, to places: [Int32]) -> [String] {
        row.send(PreparedFrame(text, isCompressible: false).plain, to: places).map { "\($0.place):\($0.sent)" }
    }

    /// Sends what was left.
    func finish(_ text: String, _ rests: [String]) {
        for rest in rests {
            let parts = rest.split(separator: ":").compactMap { Int($0) }
            var bytes = PreparedFrame(text, isCompressible: false).plain
            bytes.moveReaderIndex(forwardBy: parts[1])
            connections[parts[0]].send(frames: bytes)
        }
    }
}
