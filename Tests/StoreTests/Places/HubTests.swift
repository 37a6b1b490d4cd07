import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct HubTests {
    @Test func makesTheCreatorItsSteward() async throws {
        let village = try await Village()
        let berlin = try village.hub("berlin")
        let roster = try village.store.read { try $0.roster(berlin.id, limit: 100) }
        #expect(roster.map(\.face.nick) == ["ana", "ben", "cleo"])
        #expect(roster.map(\.role) == [.steward, .member, .member])
        #expect(berlin.memberCount == 3)
        #expect(try village.channel("berlin").address == "#berlin")
    }

    @Test func refusesReservedAndTakenSlugs() async throws {
        let village = try await Village()
        for (text, code) in [("search", RefusalCode.reserved), ("berlin", .taken)] {
            await #expect(throws: Refusal(code, field: "slug")) {
                try await village.store.write { try $0.createHub(slug: slug(text), name: "X", creator: nil) }
            }
        }
    }

    @Test func resolvesOldSlugsAndNeverReissuesThem() async throws {
        let village = try await Village()
        let berlin = try village.hub("berlin")
        _ = try await village.store.write { try $0.setHub(berlin.id, .slug(slug("spree"))) }
        let found = try village.store.read { try $0.hub(slug: slug("berlin")) }
        #expect(found?.hub.slug.text == "spree" && found?.redirected == true)
        await #expect(throws: Refusal(.taken, field: "slug")) {
            try await village.store.write { try $0.createHub(slug: slug("berlin"), name: "X", creator: nil) }
        }
        let back = try await village.store.write { try $0.setHub(berlin.id, .slug(slug("berlin"))) }
        #expect(back.slug.text == "berlin")
        #expect(try village.store.read { try $0.hub(slug: slug("spree"))?.redirected } == true)
    }

    @Test func showsTheNewlyAdmittedOnlyWhatBeginsAfterWidening() async throws {
        let village = try await Village()
        let rome = try village.hub("rome")
        let wide = try await village.store.write { try $0.setHub(rome.id, .visibility(.public)) }
        #expect(wide.openFrom == village.clock.now && wide.communityFrom == Time(ms: 0))
        village.clock.pass(.seconds(60))
        let narrow = try await village.store.write { try $0.setHub(rome.id, .visibility(.private)) }
        let again = try await village.store.write { try $0.setHub(narrow.id, .visibility(.community)) }
        #expect(again.communityFrom == village.clock.now && again.openFrom == wide.openFrom)
    }

    @Test func endsSharesThatWouldReachFurtherThanTheirHome() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin"), try village.channel("rome"))
        let posted = try await village.post(Village.ana, .root(berlin.id))
        let share = try await village.store.write {
            try $0.share(posted.thread.id, in: rome.id, by: Village.ben)
        }
        guard let home = berlin.hub else { throw Refusal.notFound }
        _ = try await village.store.write { try $0.setHub(home, .visibility(.private)) }
        #expect(try village.store.read { try !$0.isShareLive(share.id) })
        #expect(try village.store.read { try $0.thread(posted.thread.id)?.listings.isEmpty } == true)
    }

    @Test func redirectsOldChannelSlugsWithinTheirHub() async throws {
        let village = try await Village()
        let coworking = try village.channel("berlin", "coworking")
        _ = try await village.store.write { try $0.setChannel(coworking.id, .slug(slug("desks"))) }
        let berlin = try village.hub("berlin").id
        let found = try village.store.read { try $0.channel(hub: berlin, slug: slug("coworking")) }
        #expect(found?.channel.address == "#berlin/desks" && found?.redirected == true)
        await #expect(throws: Refusal(.taken, field: "channel")) {
            try await village.store.write { try $0.createChannel(in: berlin, slug: slug("coworking"), name: "X") }
        }
    }

    @Test func numbersTheVersionsOfACharter() async throws {
        let village = try await Village()
        let berlin = try village.hub("berlin").id
        #expect(try village.store.read { try $0.charter(berlin) } == nil)
        for rules in [["Be kind"], ["Be kind", "Meet"]] {
            _ = try await village.store.write {
                try $0.setCharter(berlin, preamble: "We", rules: rules, by: Village.ana)
            }
        }
        let charter = try village.store.read { try $0.charter(berlin) }
        #expect(charter?.version == 2 && charter?.rules == ["Be kind", "Meet"])
    }
}
