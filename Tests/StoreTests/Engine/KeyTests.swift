import HubbubModel
import Synchronization
import Testing

@testable import HubbubStore

@Suite struct KeyTests {
    private func post(_ village: Village, _ act: Act, _ body: String) async throws -> Message {
        let berlin = try village.channel("berlin").id
        return try await village.store.write(
            act,
            operation: { transaction in
                let new = NewMessage(author: try transaction.face(Village.ana), place: .root(berlin), body: body)
                let message = try transaction.post(new).message
                return Outcome(message, subject: message.id.rawValue, isPost: true)
            },
            again: { transaction, subject, _ in
                guard let message = try transaction.message(MessageID(subject)) else { throw Refusal.notFound }
                return message
            }
        )
    }

    private func act(_ key: String, _ request: [UInt8] = [1], by member: MemberID = Village.ana) -> Act {
        Act(member: member, key: key, requestHash: request)
    }

    @Test func actsOnceAndAnswersARetryWithTheThingAsItIs() async throws {
        let village = try await Village()
        let first = try await post(village, act("k1"), "once")
        try await village.store.write { transaction in
            _ = try transaction.edit(first.id, body: "changed", excerpt: "", mentions: [], hasLink: false)
        }
        let again = try await post(village, act("k1"), "once")
        #expect(again.id == first.id && again.body == "changed")
        #expect(try village.channel("berlin").lastNumber == 1)
    }

    @Test func refusesTheKeyOfAnotherRequest() async throws {
        let village = try await Village()
        _ = try await post(village, act("k1"), "once")
        await #expect(throws: Refusal(.keyReused, field: "key")) {
            try await post(village, act("k1", [2]), "other")
        }
        #expect(try village.channel("berlin").lastNumber == 1)
    }

    @Test func keepsKeysOfMembersApart() async throws {
        let village = try await Village()
        _ = try await post(village, act("k1"), "one")
        _ = try await post(village, act("k1", by: Village.ben), "two")
        #expect(try village.channel("berlin").lastNumber == 2)
    }

    @Test func forgetsTheKeyOfARefusedAct() async throws {
        let village = try await Village()
        await #expect(throws: Refusal(.locked)) {
            try await village.store.write(
                act("k1"),
                operation: { _ -> Outcome<Int> in throw Refusal(.locked) },
                again: { _, _, _ in 0 }
            )
        }
        _ = try await post(village, act("k1"), "now")
        #expect(try village.channel("berlin").lastNumber == 1)
    }

    @Test func actsOnceForTwoAtTheSameTime() async throws {
        let village = try await Village()
        let ids = try await withThrowingTaskGroup(of: MessageID.self) { group in
            for _ in 0..<20 { group.addTask { try await post(village, act("k1"), "once").id } }
            return try await group.reduce(into: Set<MessageID>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try village.channel("berlin").lastNumber == 1)
    }

    @Test func remembersKeysOverARestart() async throws {
        let village = try await Village()
        let first = try await post(village, act("k1"), "once")
        village.store.close()
        let reopened = try Village.open(village.directory, village.clock)
        defer { reopened.close() }
        let again = try await reopened.write(
            act("k1"),
            operation: { _ in Outcome(Int64(0)) },
            again: { _, subject, _ in subject }
        )
        #expect(again == first.id.rawValue)
    }

    @Test func sweepsKeysOfActsButNotOfPosts() async throws {
        let village = try await Village()
        let first = try await post(village, act("post"), "once")
        _ = try await village.store.write(act("other"), operation: { _ in Outcome(1) }, again: { _, _, _ in 2 })
        village.clock.pass(Limits.keyLife + .seconds(1))
        while try await village.store.write({ try $0.sweep() }) {}
        #expect(try await post(village, act("post"), "once").id == first.id)
        let other = try await village.store.write(act("other"), operation: { _ in Outcome(1) }, again: { _, _, _ in 2 })
        #expect(other == 1)
    }
}
