import HubbubCommands
import HubbubWebSocket
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import NIOPosix
import NIOSSL
import ServiceLifecycle
package import UnixSignals

/// The server: one forum, its pages, commands and sockets, its control socket.
package struct HubbubServer: Sendable {
    /// What a stopping server waits for goodbyes to be said and heard.
    static let farewell = Duration.seconds(8)
    /// Connections that wait to be accepted; a herd that comes back at once stands in it.
    static let backlog = 4_096
    /// `sockaddr_un` holds 108 with its end (unix(7)).
    static let controlPathBytes = 107

    /// What is known once it listens.
    package struct Running: Sendable {
        package let port: Int
        /// Without a slash at the end.
        package let site: String
        /// A one-time token, while there is no operator yet.
        package let operatorClaim: String?
        /// Stops as a signal would.
        package let stop: @Sendable () -> Void
    }

    private let settings: Settings
    private let logger: Logger
    private let group: MultiThreadedEventLoopGroup

    package init(settings: Settings, logger: Logger, group: MultiThreadedEventLoopGroup = .singleton) {
        self.settings = settings
        self.logger = logger
        self.group = group
    }

    /// Serves until the task is cancelled or the process is told to stop; then says goodbye to all and finishes what it
    /// took.
    ///
    /// - Parameters:
    ///   - signals: what tells it to stop; none in tests.
    ///   - running: called once it listens.
    /// - Throws: ``ServerFailure`` when it cannot start.
    package func run(
        stoppingOn signals: [UnixSignal] = [.sigterm, .sigint],
        running: @escaping @Sendable (Running) -> Void
    ) async throws {
        do {
            try checkControlPath()
            let forum = try Forum(settings, eventLoops: group, logger: logger)
            do {
                try await serve(forum, signals, running)
            } catch {
                await forum.shutDown()
                throw error
            }
            await forum.shutDown()
        } catch {
            throw ServerFailure(error, settings: settings)
        }
    }

    private func serve(
        _ forum: Forum,
        _ signals: [UnixSignal],
        _ running: @escaping @Sendable (Running) -> Void
    ) async throws {
        let claim = try await forum.operatorClaim()
        let sockets = OpenSockets()
        let stop = StopService()
        let site = try Site(settings: settings, forum: forum)
        let application = Application(
            router: site.router(),
            server: try builder(forum, sockets),
            configuration: configuration(limit: OpenFiles.raiseLimit()),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? settings.port
                let site = settings.siteText(port: port)
                running(Running(port: port, site: site, operatorClaim: claim, stop: stop.stop))
            },
            eventLoopGroupProvider: .shared(group),
            logger: quiet
        )
        let services = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: control(forum, sockets)), .init(service: application),
                    .init(service: stop, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: signals,
                logger: quiet
            )
        )
        try await services.run()
        await farewell(sockets)
    }

    /// The system's own bound (107 bytes) would be told only when all else is up.
    private func checkControlPath() throws(ServerFailure) {
        guard settings.controlPath.utf8.count > Self.controlPathBytes else { return }
        throw ServerFailure(
            "The path of the data folder is too long for a socket in it: at most \(Self.controlPathBytes - 8) bytes. "
                + "Choose a shorter --data, or start hubbubd from nearby with a relative one.",
            status: ServerFailure.usageStatus
        )
    }

    private func builder(_ forum: Forum, _ sockets: OpenSockets) throws -> HTTPServerBuilder {
        let tls = try settings.tls.map(Self.context)
        let door = SocketDoor(settings: settings, forum: forum, isSecure: tls != nil)
        return HTTPServerBuilder { responder in
            ForumChannel(
                responder: responder,
                settings: SocketDoor.webSocketSettings,
                tls: tls,
                decide: door.decide,
                sockets: sockets
            )
        }
    }

    private func configuration(limit: Int) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port),
            backlog: Self.backlog,
            availableConnectionsDelegate: .maximum(
                OpenFiles.connections(wanted: settings.connections, limit: limit),
                logger: quiet
            )
        )
    }

    private func control(_ forum: Forum, _ sockets: OpenSockets) -> ControlService {
        let site = settings.siteText(port: settings.port)
        let administrator = Administrator(forum: forum, site: site) { sockets.count }
        return ControlService(
            path: settings.controlPath,
            group: group,
            logger: logger,
            answer: administrator.perform,
            sentence: { ServerFailure($0, settings: settings).description }
        )
    }

    /// What the libraries say of themselves is for whoever looks closer.
    private var quiet: Logger {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .warning }
        return quiet
    }

    private func farewell(_ sockets: OpenSockets) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await sockets.drained() }
            group.addTask { try? await Task.sleep(for: Self.farewell) }
            await group.next()
            group.cancelAll()
        }
    }

    private static func context(_ pair: Settings.KeyPair) throws -> NIOSSLContext {
        let certificates = try NIOSSLCertificate.fromPEMFile(pair.certificate).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(file: pair.key, format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: certificates, privateKey: .privateKey(key))
        )
    }
}
