import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct PreferenceTests {
    @Test func setsAndTellsAllDevices() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let before = try commons.read { try $0.lastEvent }
        #expect(try await commons.write { try $0.setSetting("replies", to: "on", of: ana.id) } == ["replies": "on"])
        _ = try await commons.write { try $0.setSetting("replies", to: "on", of: ana.id) }
        #expect(try commons.read { try $0.events(after: before, limit: 9) }.map(\.kind) == [.settingChanged])
        #expect(await commons.refusal { try $0.setSetting("", to: "on", of: ana.id) }?.code == .invalid)
        let long = String(repeating: "x", count: 257)
        #expect(await commons.refusal { try $0.setSetting("replies", to: long, of: ana.id) }?.code == .tooLong)
    }

    @Test func ignoresSilently() async throws {
        let commons = try Commons()
        let (ana, ben) = (try await commons.member("ana"), try await commons.member("ben"))
        let before = try commons.read { try $0.lastEvent }
        try await commons.write { try $0.ignore(ben.id, by: ana.id) }
        try await commons.write { try $0.ignore(ben.id, by: ana.id) }
        #expect(try commons.read { try $0.isIgnoring(ana.id, ben.id) && !$0.isIgnoring(ben.id, ana.id) })
        #expect(try commons.read { try $0.ignored(by: ana.id) } == [ben.id])
        try await commons.write { try $0.unignore(ben.id, by: ana.id) }
        let events = try commons.read { try $0.events(after: before, limit: 9) }
        #expect(events.map(\.kind) == [.ignoreChanged, .ignoreChanged])
        #expect(events.allSatisfy { $0.audience == .member(ana.id) })
        #expect(await commons.refusal { try $0.ignore(ana.id, by: ana.id) }?.code == .invalid)
    }

    @Test func holdsNewcomersToFivePostsAnHour() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let channel = try await commons.write { transaction in
            let hub = try transaction.createHub(slug: try #require(Slug("berlin")), name: "Berlin", creator: ana.id)
            return try #require(try transaction.channel(hub: hub.id, slug: nil)).channel.id
        }
        for _ in 0..<5 {
            commons.clock.pass(.seconds(60))
            try await commons.write { transaction in
                _ = try transaction.post(
                    NewMessage(author: try transaction.face(ana.id), place: .root(channel), body: "Bonjour")
                )
            }
        }
        var newcomer = ana
        newcomer.isNewcomer = true
        let known = newcomer
        let refusal = try commons.read { try $0.newcomerRefusal(posting: known) }
        #expect(refusal?.code == .newcomer && refusal?.retrySeconds == 3_600 - 240 + 1)
        #expect(try commons.read { try $0.member(ana.id) }?.isNewcomer == false, "three posts are enough")
        commons.clock.pass(.seconds(3_360))
        #expect(try commons.read { try $0.newcomerRefusal(posting: known) } == nil)
    }
}
