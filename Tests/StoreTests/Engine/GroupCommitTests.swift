import HubbubModel
import Synchronization
import Testing

@testable import HubbubStore

@Suite struct GroupCommitTests {
    /// Holds the writer in one operation while others gather behind it, then answers all of them.
    private func gather(
        _ store: Store,
        _ operations: [@Sendable (Transaction) throws -> Int]
    ) async -> [Result<Int, Refusal>] {
        let gate = Gate()
        let answers = Mutex<[Int: Result<Int, Refusal>]>([:])
        store.enqueue({ _ in gate.wait() }, completion: { _ in })
        gate.awaitWaiting()
        await withCheckedContinuation { (all: CheckedContinuation<Void, Never>) in
            for (index, operation) in operations.enumerated() {
                store.enqueue(operation) { result in
                    let known = result.mapError { $0 as? Refusal ?? Refusal(.version) }
                    let count = answers.withLock {
                        $0[index] = known
                        return $0.count
                    }
                    if count == operations.count { all.resume() }
                }
            }
            gate.open()
        }
        return operations.indices.map { index in answers.withLock { $0[index] ?? .failure(Refusal(.version)) } }
    }

    @Test func runsWhatGatheredInOneCommitInOrder() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        village.heard.forget()
        let answers = await gather(
            village.store,
            (1...20).map { index in
                { transaction in
                    let new = NewMessage(
                        author: try transaction.face(Village.ana),
                        place: .root(berlin),
                        body: "\(index)"
                    )
                    return Int(try transaction.post(new).message.number)
                }
            }
        )
        #expect(try answers.map { try $0.get() } == Array(1...20))
        #expect(village.heard.commitCount == 1)
        let ids = village.heard.events.map(\.id)
        #expect(ids == ids.sorted() && Set(ids).count == 20)
    }

    @Test func undoesOnlyTheRefusedAmongOthers() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        village.heard.forget()
        let answers = await gather(
            village.store,
            (1...9).map { index in
                { transaction in
                    let new = NewMessage(
                        author: try transaction.face(Village.ana),
                        place: .root(berlin),
                        body: "only \(index)"
                    )
                    let number = Int(try transaction.post(new).message.number)
                    if index % 3 == 0 { throw Refusal(.locked) }
                    return number
                }
            }
        )
        #expect(answers.compactMap { try? $0.get() } == [1, 2, 3, 4, 5, 6])
        #expect(answers[2] == .failure(Refusal(.locked)))
        #expect(village.heard.events.count == 6)
        let lines = try village.store.read {
            try $0.lines(berlin, page: .newest, includeReplies: true, limit: 100).lines
        }
        #expect(lines.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(try village.integrity() == ["ok"])
    }

    /// The id of a refused message is the next one's: its words must not find that.
    @Test func findsNothingByTheWordsOfTheRefused() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        _ = await gather(
            village.store,
            (1...4).map { index in
                { transaction in
                    let body = index == 2 ? "xylophone" : "river"
                    let new = NewMessage(
                        author: try transaction.face(Village.ana),
                        place: .root(berlin),
                        body: body,
                        excerpt: body
                    )
                    let number = Int(try transaction.post(new).message.number)
                    if index == 2 { throw Refusal(.locked) }
                    return number
                }
            }
        )
        let found = try ["xylophone", "river"].map { word in
            try village.store.read { reader in
                let scope = try reader.searchScope(for: Village.ana)
                return try reader.search(try SearchQuery(word), in: scope, limit: 10).total
            }
        }
        #expect(found == [0, 3])
    }

    @Test func runsEachAgainAloneAfterAnError() async throws {
        struct Surprise: Error {}
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let answers = await gather(
            village.store,
            (1...4).map { index in
                { transaction in
                    let new = NewMessage(author: try transaction.face(Village.ana), place: .root(berlin), body: "x")
                    let number = Int(try transaction.post(new).message.number)
                    if index == 2 { throw Surprise() }
                    if index == 3 { try transaction.sql.run("INSERT INTO hub (id) VALUES (1)") }
                    return number
                }
            }
        )
        #expect(answers.compactMap { try? $0.get() } == [1, 2])
        #expect(answers[1] == .failure(Refusal(.fault)) && answers[2] == .failure(Refusal(.fault)))
        #expect(try village.integrity() == ["ok"])
    }

    @Test func announcesBeforeItAnswers() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let posted = try await village.post(Village.ana, .root(berlin))
        #expect(village.heard.events.contains { $0.subject == posted.message.id.rawValue && $0.kind == .messagePosted })
        #expect(village.store.sharedCursor == village.heard.events.last?.id)
        #expect(try village.store.read { try $0.lastEvent } == village.store.sharedCursor)
    }

    @Test func refusesAsBusyOverTheBoundOfTheQueue() async throws {
        let village = try await Village()
        let gate = Gate()
        let taken = Mutex(0)
        village.store.enqueue({ _ in gate.wait() }, completion: { _ in })
        gate.awaitWaiting()
        let refusal: any Error = await withCheckedContinuation { continuation in
            let once = Mutex(false)
            for _ in 0...Writer.queueSize + 1 {
                village.store.enqueue({ _ in }) { (result: Result<Void, any Error>) in
                    switch result {
                    case .success: taken.withLock { $0 += 1 }
                    case .failure(let error):
                        let isFirst = once.withLock { seen in
                            defer { seen = true }
                            return !seen
                        }
                        if isFirst { continuation.resume(returning: error) }
                    }
                }
            }
        }
        #expect(refusal as? Refusal == Refusal(.busy, retrySeconds: 1))
        gate.open()
        village.store.close()
        #expect(taken.withLock(\.self) == Writer.queueSize)
    }

    @Test func answersUnsureWhereTheCommitFails() async throws {
        let village = try await Village()
        await #expect(throws: Refusal(.unsure)) {
            try await village.store.write { transaction in
                try transaction.sql.script("PRAGMA defer_foreign_keys = ON")
                try transaction.sql.run("INSERT INTO nick (folded, member_id) VALUES ('nobody', 4711)")
            }
        }
        let berlin = try village.channel("berlin").id
        #expect(try await village.post(Village.ana, .root(berlin)).message.number == 1)
        #expect(try village.integrity() == ["ok"])
    }

    @Test func refusesAsFullAndHealsWhenThereIsRoom() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        try await village.store.write { try $0.sql.script("PRAGMA max_page_count = 120") }
        var refusals: Set<RefusalCode> = []
        var stored = 0
        for _ in 0..<60 {
            do {
                try await village.post(Village.ana, .root(berlin), String(repeating: "long ", count: 2_000))
                stored += 1
            } catch let refusal as Refusal {
                refusals.insert(refusal.code)
            }
        }
        #expect(refusals == [.full])
        let count = try village.store.read { try $0.sql.int("SELECT count(*) FROM message") }
        #expect(count == Int64(stored))
        try await village.store.write { try $0.sql.script("PRAGMA max_page_count = 100000") }
        let next = try await village.post(Village.ana, .root(berlin))
        #expect(next.message.number == Int64(stored) + 1)
        #expect(try village.integrity() == ["ok"])
    }

    @Test func refusesAsBusyWhileAnotherProgramHoldsTheDatabase() async throws {
        let village = try await Village(settings: ["PRAGMA busy_timeout = 5"])
        let berlin = try village.channel("berlin").id
        let other = try OtherProgram(village.directory)
        try other.run("BEGIN IMMEDIATE")
        await #expect(throws: Refusal(.busy, retrySeconds: 1)) { try await village.post(Village.ana, .root(berlin)) }
        #expect(try village.hub("berlin").name == "Berlin")
        try other.run("ROLLBACK")
        #expect(try await village.post(Village.ana, .root(berlin)).message.number == 1)
    }

    @Test func neverGoesBackInTime() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let first = try await village.post(Village.ana, .root(berlin))
        village.clock.pass(.seconds(-3_600))
        let second = try await village.post(Village.ana, .root(berlin))
        #expect(second.message.at >= first.message.at)
    }
}
