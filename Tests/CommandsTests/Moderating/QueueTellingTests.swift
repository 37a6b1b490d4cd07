import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

/// What a queue tells whom: never that something concerns them, nor of what they may not see.
@Suite("Telling of a queue")
struct QueueTellingTests {
    typealias Evening = SanctionTests.Evening

    @Test func waitingIsCountedAsEachSeesIt() async throws {
        let evening = try await Evening()
        let door = try await TestDoor(evening.home.forum)
        let (mo, ana, karl) = (try await door.connect(), try await door.connect(), try await door.connect())
        _ = try await mo.hello(evening.mo.token)
        _ = try await ana.hello(evening.ana.token)
        _ = try await karl.hello(evening.karl.token)
        try await evening.mo.type("shut up", in: "#berlin")
        try await evening.karl.type("buy my watches", in: "#berlin")
        let rude = try await evening.karl.type("/report 1 rude", in: "#berlin")["item"]?.integer
        let spam = try await evening.ana.type("/report 2 spam", in: "#berlin")["item"]?.integer
        try await evening.ana.type("the end", in: "#berlin")
        func heard(_ socket: TestSocket) async throws -> [JSON] {
            try await socket.events(until: { $0["message"]?["body"] == "the end" }).filter { $0["ev"] == "queue" }
        }
        let seen = try await heard(ana)
        #expect(seen.compactMap { $0["item"]?.integer } == [rude, spam])
        #expect(seen.last?["waiting"] == 2)
        let byMo = try await heard(mo)
        #expect(byMo.compactMap { $0["item"]?.integer } == [spam])
        #expect(byMo.last?["waiting"] == 1)
        #expect(try await heard(karl).isEmpty)
        await evening.home.close()
    }

    @Test func arbitersHearOfAppealsAndHowManyWait() async throws {
        let evening = try await Evening()
        let arno = try await evening.home.member("arno")
        try await evening.olga.type("/appoint arno arbiter everywhere", in: "#berlin")
        let door = try await TestDoor(evening.home.forum)
        let (decider, operatorSocket) = (try await door.connect(), try await door.connect())
        #expect(try await decider.hello(arno.token)["me"]?["arbiter"] == .bool(true))
        _ = try await operatorSocket.hello(evening.olga.token)
        try await evening.mo.type("/mute karl 7d r1 loud", in: "#berlin")
        try await evening.olga.type("/mute ana everywhere 2h r1 loud", in: "#berlin")
        try await evening.ana.ask("line", [("text", "/appeal e2 everywhere was not")])
        // What waits is counted when it is told: the next one comes after that.
        #expect(try await decider.event("queue")["waiting"] == 1)
        let appeal = try await evening.karl.type("/appeal e1 was not", in: "#berlin")
        #expect(try await decider.event("queue")["waiting"] == 2)
        #expect(try await arno.type("/queue everywhere", in: "#berlin")["waiting"] == 2)
        let byActor = try await operatorSocket.event("queue")
        #expect(byActor["item"] == appeal["item"])
        #expect(byActor["waiting"] == 1)
        await evening.home.close()
    }

    @Test func whatWentUpIsCountedInBothQueuesAndNothingElseOfAHubOneDoesNotRead() async throws {
        let evening = try await Evening()
        try await evening.ana.type("/hub set visibility private", in: "#berlin")
        let door = try await TestDoor(evening.home.forum)
        let socket = try await door.connect()
        _ = try await socket.hello(evening.olga.token)
        for text in ["one", "two"] { try await evening.karl.type(text, in: "#berlin") }
        try await evening.ana.type("/report 1 spam", in: "#berlin")
        try await evening.ana.type("/report 2 spam", in: "#berlin")
        try await evening.mo.type("/escalate q2", in: "#berlin")
        let heard = try await socket.event("queue")
        #expect(heard["item"] == 2)
        #expect(heard["waiting"] == 1)
        #expect(heard["everywhere"] == 1)
        await evening.home.close()
    }

    @Test func pagesOfAllQueuesFollowEachOther() async throws {
        let evening = try await Evening()
        try await evening.home.hub("rome")
        for person in [evening.ana, evening.karl] { try await person.type("/join #rome", in: "#rome") }
        for count in 1...3 {
            for hub in ["berlin", "rome"] {
                try await evening.karl.type("spam \(count)", in: "#\(hub)")
                try await evening.ana.type("/report \(count) spam", in: "#\(hub)")
            }
        }
        try await evening.home.give([(evening.ana, .steward)], in: "rome")
        evening.home.advance(Limits.reportGoesUp + .seconds(1))
        try await evening.home.forum.store.write { try $0.endWhatIsDue() }
        var found: [String] = []
        var next: JSON?
        for _ in 0..<10 {
            let more: [(String, JSON)] = next.map { [("next", $0)] } ?? []
            let page = try await evening.olga.ask(
                "queue.list",
                [("everywhere", .bool(true)), ("limit", 2)] + more
            )
            #expect(page["waiting"] == 6)
            found += (page["items"]?.array ?? []).map { "\($0["hub"]?.integer ?? 0).\($0["number"]?.integer ?? 0)" }
            next = page["next"]
            #expect((next != nil) == (page["more"]?.bool ?? false))
            if next == nil { break }
        }
        #expect(found == ["1.1", "2.1", "1.2", "2.2", "1.3", "2.3"])
        for unknown in ["1.9", "9.1", "1", "x.1", "9223372036854775808.1"] {
            let fields: [(String, JSON)] = [("everywhere", .bool(true)), ("next", .string(unknown))]
            #expect(try await evening.olga.refusal("queue.list", fields) == "invalid")
        }
        await evening.home.close()
    }

    /// Who could see an item is told apart from whether there is one by nothing.
    @Test func aPageThatBeginsAtWhatOneMayNotSeeIsAsOneThatIsNotThere() async throws {
        let evening = try await Evening()
        try await evening.mo.type("shut up", in: "#berlin")
        try await evening.karl.type("other", in: "#berlin")
        let about = try await evening.karl.type("/report 1 rude", in: "#berlin")["item"]?.integer
        let number = try #require(about)
        try await evening.ana.type("/report 2 rude", in: "#berlin")
        let fields: [(String, JSON)] = [("hub", "#berlin")]
        for (hidden, missing) in [
            ([("next", JSON.string("1.\(number)"))], [("next", JSON.string("1.\(number - 1)"))]),
            ([("after", .integer(number))], [("after", .integer(number - 1))]),
        ] {
            let answer = try await evening.mo.answer("queue.list", fields + hidden)
            #expect(try await evening.mo.answer("queue.list", fields + missing) == answer)
        }
        let all = try await evening.mo.ask("queue.list", fields + [("after", .integer(number))])
        #expect(all["items"]?.array?.count == 1)
        await evening.home.close()
    }
}
