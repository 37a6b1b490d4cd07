import HubbubCommands
import HubbubModel
import HubbubWebSocket
import HubbubWire
import Testing

@Suite("Sessions")
struct SessionTests {
    private func berlin() async throws -> (TestForum, TestDoor, Person, Person) {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        let ben = try await home.member("ben")
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        return (home, try await TestDoor(home.forum), ana, ben)
    }

    private func post(_ body: String, _ key: String) -> [(String, JSON)] {
        [("channel", "#berlin"), ("body", .string(body)), ("key", .string(key))]
    }

    @Test func tellsTheHubThenWhatIsPosted() async throws {
        let (home, door, ana, ben) = try await berlin()
        let one = try await door.connect()
        let hello = try await one.hello(ana.token)
        #expect(hello["me"]?["nick"] == "ana")
        #expect(try await one.event("hub")["hub"]?["slug"] == "berlin")
        let two = try await door.connect()
        _ = try await two.hello(ben.token)
        let answer = try await two.ask("message.post", post("hello", "key-00000001"))
        let event = try await one.event("message.posted")
        #expect(event["message"] == answer["ok"]?["message"])
        await home.close()
    }

    @Test func resumesWithEachMissedThingOnceInOrder() async throws {
        let (home, door, ana, ben) = try await berlin()
        let one = try await door.connect()
        let cursor = try #require(try await one.hello(ana.token)["cursor"]?.string)
        one.socket.close()
        for number in 1...5 { try await ben.ask("message.post", post("\(number)", "key-0000000\(number)")) }
        try await ben.ask("message.delete", [("message", "#berlin/2")])
        let two = try await door.connect()
        let resumed = try await two.hello(ana.token, cursor: cursor)
        #expect(resumed["resumed"] == .bool(true))
        let events = resumed["events"]?.array ?? []
        #expect(
            events.compactMap { $0["ev"]?.string } == Array(repeating: "message.posted", count: 5) + ["message.deleted"]
        )
        #expect(events.compactMap { $0["message"]?["number"]?.integer } == [1, 2, 3, 4, 5, 2])
        #expect(events[1]["message"]?["body"] == nil, "what was deleted comes back as deleted")
        #expect(resumed["channels"]?.array?.first?["unread"] == 4)
        await home.close()
    }

    @Test func resumesEachAsThingsAreWhenItComes() async throws {
        let (home, door, ana, ben) = try await berlin()
        let one = try await door.connect()
        let cursor = try #require(try await one.hello(ana.token)["cursor"]?.string)
        try await ben.ask("message.post", post("one", "key-00000001"))
        try await ben.ask("message.post", post("two", "key-00000002"))
        for _ in 1...2 { #expect(try await bodies(of: ana, since: cursor, at: door) == ["one", "two"]) }
        try await ben.ask("message.edit", [("message", "#berlin/1"), ("body", "better")])
        #expect(try await bodies(of: ana, since: cursor, at: door) == ["better", "two", "better"])
        try await ben.ask("message.delete", [("message", "#berlin/2")])
        #expect(try await bodies(of: ana, since: cursor, at: door) == ["better", nil, "better", nil])
        await home.close()
    }

    /// What each missed message is told as; nil where its text is gone.
    private func bodies(of member: Person, since cursor: String, at door: TestDoor) async throws -> [String?] {
        let socket = try await door.connect()
        defer { socket.socket.close() }
        let events = try await socket.hello(member.token, cursor: cursor)["events"]?.array ?? []
        return events.map { $0["message"]?["body"]?.string }
    }

    @Test(arguments: ["7f3a.1", "x", "", "0.0"])
    func sendsAnUnknownCursorToLoadAgain(cursor: String) async throws {
        let (home, door, ana, _) = try await berlin()
        let one = try await door.connect()
        let hello = try await one.hello(ana.token, cursor: cursor)
        #expect(hello["resync"] == .bool(true))
        await home.close()
    }

    @Test func countsUnreadLiveAsAFreshSnapshotDoes() async throws {
        let (home, door, ana, ben) = try await berlin()
        let one = try await door.connect()
        _ = try await one.hello(ana.token)
        try await ben.ask("message.post", post("one", "key-00000001"))
        try await ben.ask("message.post", post("two @ana", "key-00000002"))
        _ = try await one.event("message.posted")
        let second = try await one.event("message.posted")
        let id = try #require(second["message"]?["id"]?.integer)
        try await ana.ask("read.mark", [("channel", "#berlin"), ("to", .integer(id - 1))])
        let moved = try await one.event("read.moved")
        #expect(moved["unread"] == 1)
        #expect(moved["mentions"] == 1)
        let two = try await door.connect()
        let fresh = try await two.hello(ana.token)["channels"]?.array?.first
        #expect(fresh?["unread"] == moved["unread"])
        #expect(fresh?["position"] == moved["position"])
        await home.close()
    }

    @Test func closesWhoSaysNothing() async throws {
        let home = try TestForum { $0.helloWithin = .milliseconds(1) }
        let door = try await TestDoor(home.forum)
        #expect(try await door.connect().closeCode() == 4_100)
        await home.close()
    }

    /// By role and without a name, live and after a return.
    @Test func tellsWhoTendedAThread() async throws {
        let (home, door, ana, ben) = try await berlin()
        try await home.give([(ana, .moderator)], in: "berlin")
        try await ben.ask("message.post", post("A bigger room?", "key-00000001"))
        let one = try await door.connect()
        let cursor = try #require(try await one.hello(ben.token)["cursor"]?.string)
        try await ben.type("/resolve 1", in: "#berlin")
        try await ana.type("/reopen 1", in: "#berlin")
        try await ana.type("/title 1 Chairs", in: "#berlin")
        try await ana.type("/pin 1", in: "#berlin")
        var live: [JSON] = []
        for _ in 0..<4 { live.append(try await one.event("thread.changed")) }
        #expect(live.map { $0["by"]?.string } == ["starter", "moderator", "moderator", nil])
        let two = try await door.connect()
        let missed = try await two.hello(ben.token, cursor: cursor)["events"]?.array ?? []
        let told = missed.filter { $0["ev"] == "thread.changed" }
        #expect(told.map { $0["by"]?.string } == live.map { $0["by"]?.string })
        await home.close()
    }

    @Test func leavingEndsWhatOneHears() async throws {
        let (home, door, ana, ben) = try await berlin()
        let one = try await door.connect()
        let cursor = try #require(try await one.hello(ana.token)["cursor"]?.string)
        try await ana.type("/leave #berlin", in: "#berlin")
        _ = try await one.event("hub.left")
        try await ben.ask("message.post", post("after", "key-00000001"))
        #expect(try await !one.drained().contains { $0["ev"] == "message.posted" })
        let two = try await door.connect()
        let missed = try await two.hello(ana.token, cursor: cursor)["events"]?.array ?? []
        #expect(!missed.contains { $0["ev"] == "message.posted" })
        await home.close()
    }

    @Test func watchingGivesWhatOneHasNotJoinedAndTyping() async throws {
        let (home, door, _, ben) = try await berlin()
        let carl = try await home.member("carl")
        let one = try await door.connect()
        _ = try await one.hello(carl.token)
        let two = try await door.connect()
        _ = try await two.hello(ben.token)
        _ = try await one.ask("channel.watch", [("channel", "#berlin")])
        _ = try await two.ask("typing", [("channel", "#berlin")])
        #expect(try await one.event("typing")["member"]?["nick"] == "ben")
        try await ben.ask("message.post", post("hi", "key-00000001"))
        #expect(try await one.event("message.posted")["message"]?["body"] == "hi")
        _ = try await one.ask("channel.unwatch", [("channel", "#berlin")])
        try await ben.ask("message.post", post("ho", "key-00000002"))
        #expect(try await !one.drained().contains { $0["ev"] == "message.posted" })
        await home.close()
    }

    @Test func closesWhoDoesNotSayHelloOrSaysItTwice() async throws {
        let (home, door, ana, _) = try await berlin()
        let early = try await door.connect()
        early.socket.send(#"{"id":1,"do":"hub.list"}"#)
        #expect(try await early.closeCode() == 4_100)
        let twice = try await door.connect()
        _ = try await twice.hello(ana.token)
        twice.socket.send(#"{"id":2,"do":"hello","token":"x"}"#)
        #expect(try await twice.closeCode() == 4_100)
        let wrong = try await door.connect()
        wrong.socket.send(#"{"id":1,"do":"hello","token":"wrong"}"#)
        #expect(try await wrong.closeCode() == 4_101)
        await home.close()
    }

    @Test func revokingASessionClosesItsSocket() async throws {
        let (home, door, ana, _) = try await berlin()
        let one = try await door.connect()
        _ = try await one.hello(ana.token)
        let id = try #require(try await ana.ask("session.list")["sessions"]?.array?.first?["id"])
        try await ana.ask("session.revoke", [("session", id)])
        #expect(try await one.closeCode() == 4_101)
        await home.close()
    }

    @Test func mutedMembersHearOnlyMentions() async throws {
        let (home, door, ana, ben) = try await berlin()
        try await ana.ask("level.set", [("hub", "#berlin"), ("level", "mute")])
        let one = try await door.connect()
        _ = try await one.hello(ana.token)
        try await ben.ask("message.post", post("quiet", "key-00000001"))
        try await ben.ask("message.post", post("@ana look", "key-00000002"))
        #expect(try await one.event("message.mentioned")["message"]?["body"] == "@ana look")
        #expect(try await !one.drained().contains { $0["ev"] == "message.posted" })
        await home.close()
    }

    @Test func conversationsReachOnlyThoseInThem() async throws {
        let (home, door, ana, ben) = try await berlin()
        let carl = try await home.member("carl")
        let one = try await door.connect()
        _ = try await one.hello(ben.token)
        let two = try await door.connect()
        _ = try await two.hello(carl.token)
        try await ana.type("/msg ben psst", in: "#berlin")
        #expect(try await one.event("message.posted")["message"]?["body"] == "psst")
        #expect(try await two.drained().isEmpty)
        #expect(try await carl.refusal("channel.open", [("channel", "@ana,@ben")]) == "not_found")
        await home.close()
    }

    @Test func refusesFramesThatAreNoRequests() async throws {
        let (home, door, ana, _) = try await berlin()
        let one = try await door.connect()
        _ = try await one.hello(ana.token)
        for (frame, code) in [
            ("[]", "bad_request"), (#"{"id":5}"#, "bad_request"), (#"{"id":5,"id":6,"do":"x"}"#, "bad_request"),
            (#"{"id":5,"do":"nothing"}"#, "unknown_command"),
        ] {
            one.socket.send(frame)
            let text = try #require(await one.socket.nextText())
            var answer = try JSONParser.parse(text)
            while answer["ev"] != nil { answer = try JSONParser.parse(try #require(await one.socket.nextText())) }
            #expect(answer["no"]?["code"] == .string(code), "\(frame)")
        }
        await home.close()
    }
}
