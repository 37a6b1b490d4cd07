import Foundation
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Logging
import NIOPosix
import Synchronization
import Testing

/// A forum on a real database in a folder of its own, with a clock that stands until it is moved.
final class TestForum: Sendable {
    let forum: Forum
    let directory: String
    private let keys = Mutex(0)

    /// 2026-03-12 09:00 UTC.
    static let t0: Int64 = 1_773_306_000_000

    init(_ change: (inout ForumConfiguration) -> Void = { _ in }) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "hubbub-test-\(UUID().uuidString)").path
        let clock = TestClock()
        var configuration = ForumConfiguration(directory: directory, now: { clock.now })
        configuration.writesPerMinute = 0
        // On a busy machine a task may wait long for its turn between connecting and saying hello.
        configuration.helloWithin = .seconds(3_600)
        change(&configuration)
        forum = try Forum(
            configuration,
            eventLoops: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test")
        )
        testClock = clock
    }

    private let testClock: TestClock

    func advance(_ duration: Duration) {
        testClock.advance(duration)
    }

    func close() async {
        await forum.shutDown()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// A member an operator added, logged in.
    func member(_ nick: String, isOperator: Bool = false) async throws -> Person {
        _ = try await forum.administer(.addMember(nick: nick, isOperator: isOperator, password: nil))
        return try await known(nick)
    }

    /// Someone who is there already, logged in.
    func known(_ nick: String) async throws -> Person {
        let token = try #require(try await forum.administer(.createToken(nick: nick)).token)
        let caller = try #require(try await forum.authenticate(token: token))
        return Person(home: self, caller: caller, token: token)
    }

    func hub(_ slug: String, _ visibility: Visibility = .community) async throws {
        _ = try await forum.administer(.addHub(slug: slug, name: slug.capitalized, visibility: visibility))
    }

    /// Gives roles in a hub, without an entry in its log.
    func give(_ roles: [(Person, Role)], in hub: String) async throws {
        let slug = try #require(Slug(hub))
        let given = try roles.map { person, role in (try #require(person.caller).member.id, role) }
        try await forum.store.write { transaction in
            let hub = try #require(try transaction.hub(slug: slug)?.hub)
            for (member, role) in given { try transaction.appoint(member, in: hub.id, role: role) }
        }
    }

    /// What adding a hub says.
    func addHub(_ slug: String, _ visibility: Visibility = .community, steward: String?) async throws -> [String] {
        let request = Administration.addHub(
            slug: slug,
            name: slug.capitalized,
            visibility: visibility,
            steward: steward
        )
        return try await forum.administer(request).lines
    }

    func freshKey() -> String {
        keys.withLock { count in
            count += 1
            return "key-\(count)-0000"
        }
    }
}

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let ms = Mutex(TestForum.t0)
    var now: Time { ms.withLock { Time(ms: $0) } }
    func advance(_ duration: Duration) { ms.withLock { $0 += duration.ms } }
}

/// Someone who asks, over the same door as HTTP.
struct Person: Sendable {
    let home: TestForum
    let caller: Caller?
    let token: String

    /// What `ok` holds; a refusal fails the test.
    @discardableResult
    func ask(
        _ command: String,
        _ fields: [(String, JSON)] = [],
        location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let answer = try await answer(command, fields)
        return try #require(
            answer["ok"],
            "\(answer["no"]?["code"]?.string ?? "") \(answer["no"]?["say"]?.string ?? "")",
            sourceLocation: location
        )
    }

    /// The code of the refusal; an `ok` fails the test.
    func refusal(
        _ command: String,
        _ fields: [(String, JSON)] = [],
        location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        try #require(try await answer(command, fields)["no"]?["code"]?.string, sourceLocation: location)
    }

    func answer(_ command: String, _ fields: [(String, JSON)]) async throws -> JSON {
        var fields = fields
        if !fields.contains(where: { $0.0 == "key" }) { fields.append(("key", .string(home.freshKey()))) }
        let origin = CallOrigin(address: "127.0.0.1", language: "en")
        let response = await home.forum.call(command, Fields(fields), as: caller, from: origin)
        return try JSONParser.parse(response.body)
    }

    /// A typed line; what its command answered.
    @discardableResult
    func type(
        _ text: String,
        in channel: String,
        thread: JSON? = nil,
        location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        var fields: [(String, JSON)] = [("text", .string(text)), ("channel", .string(channel))]
        if let thread { fields.append(("thread", thread)) }
        let answer = try await ask("line", fields, location: location)
        return try #require(answer["result"])
    }
}

extension Person {
    /// The name of what waits longest in a queue, as `/queue PLACE` shows it.
    func waiting(_ place: String = "everywhere", in channel: String = "#berlin") async throws -> String {
        let item = try await type("/queue \(place)", in: channel)["items"]?.array?.first
        return "q\(try #require(item?["number"]?.integer))"
    }
}

extension JSON {
    subscript(path path: String...) -> JSON? {
        path.reduce(Optional(self)) { $0?[$1] }
    }
}
