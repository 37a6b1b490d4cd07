import HubbubCommands
import Logging
import NIOPosix

/// Asks for administration: of the server where one is running, else by opening the data itself.
package struct AdministrationDesk: Sendable {
    let settings: Settings

    package init(settings: Settings) {
        self.settings = settings
    }

    /// Asks; `hear` gets every report but the last, and a refusal is thrown as ``ServerFailure``.
    package func ask(_ request: ControlRequest, hear: @escaping @Sendable (ControlReport) -> Void) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        if let client = await ControlClient.connect(to: settings.controlPath, group: group) {
            try await ask(client, request, hear: hear)
        } else {
            try await perform(request, hear: hear)
        }
    }

    private func ask(
        _ client: ControlClient,
        _ request: ControlRequest,
        hear: @escaping @Sendable (ControlReport) -> Void
    ) async throws {
        var refusal: String?
        do {
            try await client.ask(request) { report in
                if case .refused(let sentence) = report { refusal = sentence } else if !report.isLast { hear(report) }
            }
        } catch {
            throw ServerFailure("The server ended before it had answered. See its log, then ask again.")
        }
        if let refusal { throw ServerFailure(refusal) }
    }

    private func perform(_ request: ControlRequest, hear: @escaping @Sendable (ControlReport) -> Void) async throws {
        var logger = Logger(label: "hubbubd")
        logger.logLevel = max(settings.logLevel, .warning)
        let forum: Forum
        do {
            forum = try Forum(settings, eventLoops: MultiThreadedEventLoopGroup.singleton, logger: logger)
        } catch {
            throw ServerFailure(error, settings: settings)
        }
        let administrator = Administrator(forum: forum, site: settings.siteText(port: settings.port))
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await administrator.perform(request, report: hear))
        } catch {
            outcome = .failure(ServerFailure(error, settings: settings))
        }
        await forum.shutDown()
        try outcome.get()
    }
}
