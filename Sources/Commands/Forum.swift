import HubbubFanout
import HubbubLocale
package import HubbubModel
package import HubbubStore
package import HubbubWebSocket
import HubbubWire
package import Logging
package import NIOCore
import NIOPosix
import Synchronization

/// The forum: the store, the command table, the sessions and the publisher, joined.
package final class Forum: Sendable {
    package let store: Store
    package let surroundings: ForumSurroundings
    package let table = CommandTable.hubbub
    let publisher: Publisher
    let fanout: Fanout<FanoutKey>
    let logger: Logger
    private let readers: NIOThreadPool
    private let hashers: NIOThreadPool
    let filers: NIOThreadPool
    let uploads = UploadDesk()
    let writeLimit: RateLimit
    let signUpLimit: RateLimit
    let pollLimit: RateLimit
    private let housekeeping: Housekeeping

    /// Opens the store (its lock, its migrations) and starts what runs beside.
    ///
    /// Throws `StoreFailure`: the directory is in use, the database is newer, is not one, or cannot be read.
    package init(_ configuration: ForumConfiguration, eventLoops: any EventLoopGroup, logger: Logger) throws {
        let surroundings = ForumSurroundings(configuration: configuration)
        store = try Store.open(
            directory: configuration.directory,
            clock: configuration.now,
            random: configuration.random
        )
        fanout = Fanout(slowCode: .init(rawValue: SessionClose.slow.rawValue))
        publisher = Publisher(store: store, forum: surroundings, fanout: fanout, logger: logger)
        self.surroundings = surroundings
        self.logger = logger
        readers = NIOThreadPool(numberOfThreads: Self.readingThreads)
        hashers = NIOThreadPool(numberOfThreads: Self.hashingThreads)
        filers = NIOThreadPool(numberOfThreads: Self.filingThreads)
        writeLimit = RateLimit(perMinute: configuration.writesPerMinute)
        signUpLimit = RateLimit(perMinute: Self.signUpsPerMinute)
        pollLimit = RateLimit(perMinute: Self.pollsPerMinute)
        housekeeping = Housekeeping(eventLoop: eventLoops.next())
        readers.start()
        hashers.start()
        filers.start()
        store.onCommit { [publisher] commit in publisher.publish(commit) }
        store.onFault { [logger] words in logger.error("the database failed", metadata: ["error": "\(words)"]) }
        try store.forgetPurged()
        filers.submit { [store] _ in store.eraseLeftovers() }
        try publisher.linkHubs()
        surroundings.setPresence { [publisher] in publisher.isPresent($0) }
        housekeeping.start(self)
    }

    /// Reads are short; more threads would only wait for each other's processor.
    private static let readingThreads = 4
    /// scrypt takes tens of milliseconds and megabytes each.
    private static let hashingThreads = 2
    /// A slow disk serves no more at once.
    private static let filingThreads = 4
    /// Of one network address.
    private static let signUpsPerMinute = 6

    /// Of one network address, by programs that wait to be let in: several people at one address.
    private static let pollsPerMinute = 120

    /// Stops taking, finishes what was taken, and gives the data directory back.
    package func shutDown() async {
        housekeeping.stop()
        store.finishWriting()
        publisher.drain()
        try? await filers.shutdownGracefully()
        try? await readers.shutdownGracefully()
        try? await hashers.shutdownGracefully()
        publisher.drain()
        store.close()
    }

    /// Reads on the reading threads.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Reader) throws -> Value,
        then: @escaping @Sendable (Result<Value, Refusal>) -> Void
    ) {
        readers.submit { [store, logger] state in
            guard case .active = state else { return then(.failure(Refusal(.busy, retrySeconds: 5))) }
            do {
                then(.success(try store.read(body)))
            } catch let refusal as Refusal {
                then(.failure(refusal))
            } catch {
                logger.error("a reading failed", metadata: ["error": "\(error)"])
                then(.failure(Refusal(.fault)))
            }
        }
    }

    /// As above, awaited.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Reader) throws -> Value
    ) async throws(Refusal) -> Value {
        let result = await withCheckedContinuation { continuation in
            read(body) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Work that takes long, on threads of its own.
    func hash<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await hashers.runIfActive(work)
    }

    /// Safe HTML of a live message.
    package func html(_ message: Message) -> String { surroundings.html(message) }

    /// Opens a session for a connection that was upgraded.
    ///
    /// On its event loop, as its receiver.
    package func openSession(
        _ connection: WebSocketConnection,
        cookieToken: String?,
        bearer: String?,
        origin: CallOrigin
    ) -> ForumSession {
        let entrance = ForumSession.Entrance(cookieToken: cookieToken, bearer: bearer, origin: origin)
        let session = ForumSession(forum: self, seat: fanout.join(connection), entrance: entrance)
        housekeeping.expectHello(session, on: connection.eventLoop)
        return session
    }

    func left(_ session: ForumSession) {}
}
