import HubbubModel
import Testing

@testable import HubbubStore

/// What may not be read is not found and not counted, whoever asks and however.
@Suite struct SearchReachTests {
    private func count(_ text: String, as member: MemberID?, _ library: Library) throws -> Int {
        let query = try SearchQuery(text)
        return try library.commons.read { reader in
            let scope = try reader.searchScope(for: member)
            let newest = try reader.search(query, in: scope, limit: 50)
            let best = try reader.search(query, in: scope, order: .best, limit: 50)
            #expect(newest.total == best.total && newest.results.count == best.results.count)
            return newest.total
        }
    }

    @Test func keepsPrivateHubsAndConversationsToTheirMembers() async throws {
        let library = try await Library()
        let (ana, ben) = (library.ana, library.ben)
        let mira = try await library.commons.member("mira").id
        let places = try await library.commons.write { transaction in
            let hub = try transaction.createHub(
                slug: try #require(Slug("board")),
                name: "Board",
                visibility: .private,
                creator: ana
            )
            let conversation = try transaction.openConversation([ana, ben], by: ana).channel.id
            return [try #require(try transaction.channel(hub: hub.id, slug: nil)).channel.id, conversation]
        }
        for place in places { try await library.post("zanzibar", in: place) }
        try await library.post("zanzibar", in: library.channel)
        #expect(try count("zanzibar", as: ana, library) == 3)
        #expect(try count("zanzibar", as: ben, library) == 2)
        #expect(try count("zanzibar", as: mira, library) == 1)
        #expect(try count("zanzibar", as: nil, library) == 0)
        #expect(try count("-other", as: mira, library) == 1)
        #expect(try count("from:ana", as: nil, library) == 0)
        for member in [ben, mira, nil] {
            #expect(throws: Refusal(.notFound, field: "query")) { try self.count("x in:#board", as: member, library) }
            #expect(throws: Refusal(.notFound, field: "query")) { try self.count("x in:#nothing", as: member, library) }
        }
        #expect(throws: Refusal(.needsLogin)) { try self.count("is:mine", as: nil, library) }
        #expect(throws: Refusal(.needsLogin)) { try self.count("is:unread", as: nil, library) }
        #expect(throws: Refusal(.needsLogin)) { try self.count("is:mentioned", as: nil, library) }
    }

    @Test func showsVisitorsWhatBeganSinceTheHubWasOpened() async throws {
        let library = try await Library()
        let (_, old) = try await library.post("zanzibar early")
        library.commons.clock.pass(.seconds(10))
        try await library.commons.write { _ = try $0.setHub(library.hub, .visibility(.public)) }
        library.commons.clock.pass(.seconds(10))
        try await library.post("zanzibar late")
        try await library.commons.write { transaction in
            _ = try transaction.post(
                NewMessage(author: try transaction.face(library.ben), place: .reply(old.id), body: "zanzibar answer")
            )
        }
        #expect(try count("zanzibar", as: nil, library) == 1)
        #expect(try count("zanzibar", as: library.ben, library) == 3)
    }

    @Test func findsNothingOnceBanned() async throws {
        let library = try await Library()
        let ben = library.ben
        try await library.post("zanzibar")
        try await library.commons.write { transaction in
            try transaction.sql.run(
                "INSERT INTO sanction (id, kind, member_id, rule, by_id, began_ms) VALUES (1, 'ban', ?, 1, ?, 0)",
                ben,
                library.ana
            )
        }
        #expect(try count("zanzibar", as: ben, library) == 0)
    }
}
