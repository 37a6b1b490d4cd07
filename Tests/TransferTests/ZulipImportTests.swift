import Foundation
import HubbubModel
import HubbubStore
import Synchronization
import Testing

@testable import HubbubTransfer

@Suite struct ZulipImportTests {
    @Test func takesStreamsTopicsAndPeople() async throws {
        let archive = try Archive()
        let summary = try await ZulipImport.run(path: archive.export, into: archive.store)
        #expect(summary.messages == 5 && summary.threads == 3 && summary.channels == 2 && summary.members == 4)
        #expect(summary.reactions == 2 && summary.knownMessages == 0 && summary.hub == "example")
        #expect(
            summary.skipped == [
                .directMessage: 1, .privateStream: 1, .unknownSender: 1, .empty: 1, .customEmoji: 1,
                .reactionElsewhere: 1,
            ]
        )
        #expect(
            try archive.threads(in: "general") == [
                "Cake | ana-müller 1500000000: Who brings cake? 🎉 | ana 1500000060: @ana-müller yes"
                    + " | ana-müller 1500000240: last",
                "resolved Cake | 北京 1500000120: done, see #example/general “Cake”",
            ]
        )
        #expect(try archive.threads(in: "old-things") == ["old | notification-bot 1500000200: A bot says"])
    }

    @Test func keepsWhatBelongsToMessages() async throws {
        let archive = try Archive()
        _ = try await ZulipImport.run(path: archive.export, into: archive.store)
        try archive.read { reader in
            let slug = try #require(Slug("example"))
            let hub = try #require(try reader.hub(slug: slug)?.hub)
            #expect(hub.visibility == .community && hub.name == "Example")
            let channel = try #require(try reader.channel(hub: hub.id, slug: Slug("general"))?.channel)
            #expect(channel.topic == "All of it" && channel.name == "General")
            #expect(try #require(try reader.channel(hub: hub.id, slug: Slug("old-things"))?.channel).isArchived)
            let root = try #require(try reader.message(channel: channel.id, number: 1))
            #expect(root.isImported && root.isRoot && root.at == Time(ms: 1_500_000_000_500))
            #expect(root.reactions.map(\.emoji) == ["🎉"] && root.reactions.first?.count == 2)
            let reply = try #require(try reader.message(channel: channel.id, number: 2))
            #expect(reply.editedAt == Time(ms: 1_500_000_090_000) && reply.mentions.map(\.nick) == ["ana-müller"])
            let ana = try #require(try reader.member(nick: "ana-müller"))
            #expect(ana.state == .unclaimed && ana.name == "Ana Müller")
            #expect(try reader.email(of: ana.id) == nil, "addresses are left behind")
            #expect(try reader.member(nick: "silent-reader") == nil, "who wrote nothing is nobody here")
            #expect(try #require(try reader.member(nick: "notification-bot")).isBot)
            let found = try reader.search(try SearchQuery("zanzibar"), in: reader.searchScope(for: ana.id), limit: 9)
            #expect(found.total == 0)
        }
    }

    @Test func addsNothingTheSecondTime() async throws {
        let archive = try Archive()
        _ = try await ZulipImport.run(path: archive.export, into: archive.store)
        let (threads, last) = (try archive.threads(in: "general"), try archive.read { try $0.lastEvent })
        let again = try await ZulipImport.run(path: archive.packed(), into: archive.store)
        #expect(again.messages == 0 && again.knownMessages == 5)
        #expect(try archive.threads(in: "general") == threads && archive.read { try $0.lastEvent } == last)
    }

    @Test func addsWhatCameSince() async throws {
        let archive = try Archive()
        _ = try await ZulipImport.run(path: archive.export, into: archive.store)
        try archive.write(
            "messages-000003.json",
            """
            {"zerver_message": [{"id": 20, "sender": 13, "recipient": 101, "subject": "Cake", "content": "late",
              "date_sent": 1600000000.0}]}
            """
        )
        let again = try await ZulipImport.run(path: archive.export, into: archive.store)
        #expect(again.messages == 1 && again.knownMessages == 5)
        #expect(try archive.threads(in: "general").first?.hasSuffix("silent-reader 1600000000: late") == true)
    }

    @Test func keepsWhatTheExportHoldsAtTwoPlaces() async throws {
        let archive = try Archive()
        try archive.write(
            "messages-000003.json",
            """
            {"zerver_message": [{"id": 9, "sender": 10, "recipient": 102, "subject": "old", "content": "last",
              "date_sent": 1500000240.0}]}
            """
        )
        #expect(try await ZulipImport.run(path: archive.export, into: archive.store).messages == 6)
        let again = try await ZulipImport.run(path: archive.export, into: archive.store)
        #expect(again.messages == 0 && again.knownMessages == 6)
        #expect(try archive.threads(in: "old-things").first?.hasSuffix("ana-müller 1500000240: last") == true)
    }

    @Test func writesNothingOnADryRun() async throws {
        let archive = try Archive()
        let before = try archive.read { try $0.lastEvent }
        let dry = try await ZulipImport.run(path: archive.export, dryRun: true, into: archive.store)
        #expect(dry.messages == 5 && dry.isDryRun && dry.lines.first?.hasPrefix("Would import") == true)
        #expect(try archive.read { try $0.lastEvent } == before)
        #expect(try archive.read { try $0.hubs(after: .none, limit: 9) }.isEmpty)
    }

    @Test func importsIntoTheHubThatIsNamed() async throws {
        let archive = try Archive()
        let (berlin, rome) = (try #require(Slug("berlin")), try #require(Slug("rome")))
        _ = try await archive.store.write { try $0.createHub(slug: berlin, name: "Berlin", creator: nil) }
        let summary = try await ZulipImport.run(path: archive.export, hub: berlin, into: archive.store)
        #expect(summary.hub == "berlin")
        #expect(try await ZulipImport.run(path: archive.export, into: archive.store).hub == "berlin")
        await #expect(throws: ImportFailure.self) {
            try await ZulipImport.run(path: archive.export, hub: rome, into: archive.store)
        }
    }

    @Test func doesNotPourIntoAHubThatWasNotNamed() async throws {
        let archive = try Archive()
        let slug = try #require(Slug("example"))
        _ = try await archive.store.write { try $0.createHub(slug: slug, name: "Other", creator: nil) }
        await #expect(throws: ImportFailure.self) {
            try await ZulipImport.run(path: archive.export, into: archive.store)
        }
    }

    @Test func reportsProgressToTheEnd() async throws {
        let archive = try Archive()
        let steps = Mutex<[ImportProgress]>([])
        _ = try await ZulipImport.run(
            path: archive.export,
            progress: { step in steps.withLock { $0.append(step) } },
            into: archive.store
        )
        let last = steps.withLock { $0.last }
        #expect(last == ImportProgress(step: .writing, done: 5, total: 5))
    }

    @Test(arguments: [
        ("messages-000002.json", "{\"zerver_message\": [", "messages-000002.json"),
        ("messages-000002.json", "{\"zerver_message\": [{\"id\": 1}]}", "zerver_message[0].sender"),
        ("messages-000002.json", "{\"zerver_message\": [{\"id\": \"x\"}]}", "zerver_message[0].id"),
        ("realm.json", "[]", "realm.json"), ("realm.json", "{}", "zerver_realm"), ("realm.json", "", "realm.json"),
        (
            "messages-000002.json",
            """
            {"zerver_message": [{"id": 5, "sender": 5, "recipient": 102, "subject": "", "content": "",
              "date_sent": 1e300}]}
            """, "zerver_message[0]"
        ),
    ])
    func namesFileAndPlaceOfWhatIsBroken(_ file: String, _ text: String, _ place: String) async throws {
        let archive = try Archive()
        try archive.write(file, text)
        let failure = await #expect(throws: ImportFailure.self) {
            try await ZulipImport.run(path: archive.export, into: archive.store)
        }
        #expect(failure?.description.contains(place) == true && failure?.description.contains(file) == true)
        #expect(try archive.read { try $0.hubs(after: .none, limit: 9) }.isEmpty, "nothing half done")
    }

    @Test func readsARealArchiveTwiceWithoutDoubling() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUBBUB_ZULIP_ARCHIVE"] else { return }
        let archive = try Archive()
        let clock = ContinuousClock()
        let start = clock.now
        let summary = try await ZulipImport.run(path: path, into: archive.store)
        print("imported in \(clock.now - start)", summary.lines.joined(separator: "\n"))
        #expect(summary.messages > 0)
        let again = try await ZulipImport.run(path: path, into: archive.store)
        #expect(again.messages == 0 && again.knownMessages == summary.messages)
    }
}
