import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("The team of a hub")
struct TeamTests {
    /// Rosa runs #berlin, tomas moderates it, ben is in it; cleo is in no hub.
    private func town(_ visibility: Visibility) async throws -> (home: TestForum, people: [String: Person]) {
        let home = try TestForum()
        try await home.hub("berlin", visibility)
        var people: [String: Person] = [:]
        for nick in ["rosa", "tomas", "ben", "cleo", "olga"] {
            people[nick] = try await home.member(nick, isOperator: nick == "olga")
        }
        let (rosa, tomas, ben) = (
            try #require(people["rosa"]), try #require(people["tomas"]), try #require(people["ben"])
        )
        let ids = try [rosa, tomas, ben].map { try #require($0.caller).member.id }
        let slug = try #require(Slug("berlin"))
        try await home.forum.store.write { transaction in
            let hub = try #require(try transaction.hub(slug: slug)?.hub)
            for id in ids { _ = try transaction.join(hub.id, id) }
        }
        try await home.give([(rosa, .steward), (tomas, .moderator)], in: "berlin")
        return (home, people)
    }

    private func roles(_ hub: JSON?) -> [String]? {
        hub?["team"]?.array?.map { $0["role"]?.string ?? "" }
    }

    @Test func isToldToMembersWhoMayReadTheHub() async throws {
        let (home, people) = try await town(.community)
        for nick in ["rosa", "ben", "cleo"] {
            let person = try #require(people[nick])
            let listed = try await person.ask("hub.list")["hubs"]?.array?.first
            #expect(roles(listed) == ["steward", "moderator"])
            let opened = try await person.ask("channel.open", [("channel", "#berlin")])
            #expect(roles(opened["hub"]) == ["steward", "moderator"])
        }
        let joined = try await #require(people["cleo"]).type("/join #berlin", in: "#berlin")
        #expect(roles(joined["hub"]) == ["steward", "moderator"])
        await home.close()
    }

    @Test func isNotToldToVisitors() async throws {
        let (home, _) = try await town(.public)
        let visitor = Person(home: home, caller: nil, token: "")
        let listed = try await visitor.ask("hub.list")["hubs"]?.array?.first
        #expect(listed?["slug"] == "berlin" && listed?["team"] == nil)
        let opened = try await visitor.ask("channel.open", [("channel", "#berlin")])
        #expect(opened["hub"]?["slug"] == "berlin" && opened["hub"]?["team"] == nil)
        await home.close()
    }

    /// Operators know that a private hub is there, not who is in it.
    @Test func ofAPrivateHubIsToldInItAlone() async throws {
        let (home, people) = try await town(.private)
        let olga = try #require(people["olga"])
        let listed = try await olga.ask("hub.list")["hubs"]?.array?.first
        #expect(listed?["slug"] == "berlin" && listed?["team"] == nil)
        let hidden = try await #require(people["cleo"]).ask("hub.list")["hubs"]?.array
        #expect(hidden?.isEmpty == true)
        let inside = try await #require(people["ben"]).ask("hub.list")["hubs"]?.array?.first
        #expect(roles(inside) == ["steward", "moderator"])
        await home.close()
    }

    /// With the hubs after hello, and each change as it happens.
    @Test func isKeptUpByEvents() async throws {
        let (home, people) = try await town(.community)
        let (rosa, ben) = (try #require(people["rosa"]), try #require(people["ben"]))
        let door = try await TestDoor(home.forum)
        let one = try await door.connect()
        _ = try await one.hello(ben.token)
        #expect(roles(try await one.event("hub")["hub"]) == ["steward", "moderator"])
        try await rosa.type("/appoint ben moderator #berlin", in: "#berlin")
        let risen = try await one.event("member.changed")
        #expect(risen["member"]?["nick"] == "ben" && risen["role"] == "moderator")
        try await rosa.type("/hub set name Spree", in: "#berlin")
        #expect(roles(try await one.event("hub.changed")["hub"]) == ["steward", "moderator", "moderator"])
        try await rosa.type("/unappoint ben #berlin", in: "#berlin")
        #expect(try await one.event("member.changed")["role"] == "member")
        await home.close()
    }
}
