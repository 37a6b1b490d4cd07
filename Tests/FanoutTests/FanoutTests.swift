import HubbubWebSocket
import NIOCore
import NIOPosix
import Testing

@testable import HubbubFanout

@Suite struct FanoutTests {
    @Test func bringsFramesToTheirAudiences() async throws {
        try await Hall.open { hall in
            let (ana, anas) = try await hall.enter()
            let (ben, bens) = try await hall.enter(deflates: true)
            hall.fanout.subscribe(anas, to: ["berlin", "paris"])
            hall.fanout.subscribe(bens, to: ["paris", "rome"])
            let long = String(repeating: "long enough to be compressed ", count: 40)
            hall.publish(
                ("berlin", "1"),
                ("paris", "2"),
                ("paris", long),
                ("rome", "4"),
                ("oslo", "5"),
                ("berlin", "6")
            )
            hall.publish(("paris", "end"))
            #expect(await ana.texts(upTo: "end") == ["1", "2", long, "6", "end"])
            #expect(await ben.texts(upTo: "end") == ["2", long, "4", "end"])
        }
    }

    @Test func keepsTheOrderOfSubscribingAndPublishing() async throws {
        try await Hall.open { hall in
            let (ana, session) = try await hall.enter()
            hall.publish(("berlin", "before"))
            hall.fanout.subscribe(session, to: ["berlin", "end"])
            hall.publish(("berlin", "1"))
            hall.fanout.send([PreparedFrame("2"), PreparedFrame("3")], to: session)
            hall.publish(("berlin", "4"))
            hall.fanout.unsubscribe(session, from: ["berlin", "never"])
            hall.publish(("berlin", "after"))
            hall.fanout.subscribe(session, to: ["berlin"])
            hall.publish(("berlin", "5"))
            hall.fanout.dissolve("berlin")
            hall.publish(("berlin", "gone"), ("end", "end"))
            #expect(await ana.texts(upTo: "end") == ["1", "2", "3", "4", "5", "end"])
        }
    }

    @Test func holdsBackUntilTheReaderHasCaughtUp() async throws {
        try await Hall.open { hall in
            let (ana, session) = try await hall.enter()
            hall.fanout.hold(session)
            hall.fanout.subscribe(session, to: ["berlin"])
            hall.publish(("berlin", "3"))
            hall.fanout.send([PreparedFrame("4")], to: session)
            hall.fanout.beat(PreparedFrame("beat"))
            hall.fanout.release(session, after: [PreparedFrame("1"), PreparedFrame("2")])
            hall.publish(("berlin", "5"))
            #expect(await ana.texts(upTo: "5") == ["1", "2", "3", "4", "5"])
        }
    }

    @Test func beatsForTheQuietOnly() async throws {
        try await Hall.open { hall in
            let (ana, anas) = try await hall.enter()
            let (ben, bens) = try await hall.enter()
            hall.fanout.subscribe(anas, to: ["berlin"])
            hall.fanout.beat(PreparedFrame("beat 1"))
            hall.publish(("berlin", "news"))
            hall.fanout.beat(PreparedFrame("beat 2"))
            hall.fanout.beat(PreparedFrame("beat 3"))
            #expect(await ana.texts(upTo: "beat 3") == ["beat 1", "news", "beat 3"])
            #expect(await ben.texts(upTo: "beat 3") == ["beat 1", "beat 2", "beat 3"])
            hall.fanout.close(bens, .normal, reason: "bye")
            #expect(try await ben.closure().reason == "bye")
        }
    }

    @Test func closesSessionWhoseQueueOverflows() async throws {
        try await Hall.open { hall in
            let (slow, slows) = try await hall.enter()
            let (quick, quicks) = try await hall.enter()
            slow.setReading(false)
            hall.fanout.subscribe(slows, to: ["berlin"])
            hall.fanout.subscribe(quicks, to: ["berlin"])
            let text = String(repeating: "x", count: 100_000)
            // Far more than the kernel's buffers and the queue hold together.
            for number in 0..<300 {
                hall.publish(("berlin", "\(number) \(text)"))
                #expect(await quick.nextText()?.hasPrefix("\(number) ") == true)
            }
            slow.setReading(true)
            while await slow.next() != nil {}
            // Who reads nothing for `closeTimeout` more is cut off without the goodbye.
            let closure = try await slow.closure()
            #expect(closure.isByPeer && [CloseCode(rawValue: 4001), .abnormal].contains(closure.code))
            hall.publish(("berlin", "end"))
            #expect(await quick.nextText() == "end")
        }
    }

    @Test func closesSessionThatIsHeldTooLong() async throws {
        try await Hall.open(queueBytes: 1000) { hall in
            let (ana, session) = try await hall.enter()
            hall.fanout.hold(session)
            for _ in 0..<3 { hall.fanout.send([PreparedFrame(String(repeating: "x", count: 400))], to: session) }
            #expect(try await ana.closure().code == CloseCode(rawValue: 4001))
        }
    }

    @Test func forgetsSessionsThatLeft() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await Hall.open(group: group) { hall in
            let (ana, anas) = try await hall.enter()
            hall.fanout.subscribe(anas, to: ["berlin"])
            ana.close()
            _ = try await ana.closure()
            let (ben, bens) = try await hall.enter()
            hall.fanout.subscribe(anas, to: ["berlin"])
            hall.fanout.send([PreparedFrame("nobody")], to: anas)
            hall.fanout.hold(anas)
            hall.fanout.release(anas, after: [PreparedFrame("nobody")])
            hall.fanout.subscribe(bens, to: ["berlin"])
            hall.publish(("berlin", "end"))
            #expect(await ben.texts(upTo: "end") == ["end"])
            let keys = await withCheckedContinuation { keys in
                bens.shard.eventLoop.execute { keys.resume(returning: anas.seat.value.keys) }
            }
            #expect(keys.isEmpty)
        }
        try await group.shutdownGracefully()
    }

    /// Sessions on all loops, random audiences, subscriptions that come and go: each gets exactly what a plain model says.
    @Test func deliversWhatAModelSays() async throws {
        try await Hall.open { hall in
            var random = Seeded(state: 42)
            let keys = (0..<5).map { "k\($0)" }
            var clients: [AsyncWebSocket] = []
            var sessions: [FanoutSession<String>] = []
            for _ in 0..<8 {
                let (client, session) = try await hall.enter()
                clients.append(client)
                sessions.append(session)
            }
            var member = Array(repeating: Set<String>(), count: 8)
            var expected = Array(repeating: [String](), count: 8)
            for step in 0..<400 {
                let who = Int.random(in: 0..<8, using: &random)
                let key = keys[Int.random(in: 0..<5, using: &random)]
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    hall.fanout.subscribe(sessions[who], to: [key])
                    member[who].insert(key)
                case 1:
                    hall.fanout.unsubscribe(sessions[who], from: [key])
                    member[who].remove(key)
                default:
                    let batch = (0..<Int.random(in: 1...6, using: &random)).map { index in
                        (keys[Int.random(in: 0..<5, using: &random)], "\(step).\(index)")
                    }
                    hall.fanout.publish(batch.map { ($0.0, PreparedFrame($0.1)) })
                    for index in 0..<8 {
                        expected[index] += batch.filter { member[index].contains($0.0) }.map(\.1)
                    }
                }
            }
            for index in 0..<8 {
                hall.fanout.send([PreparedFrame("end")], to: sessions[index])
                #expect(await clients[index].texts(upTo: "end") == expected[index] + ["end"])
            }
        }
    }
}

/// A generator that says the same each time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
