import ArgumentParser
import HubbubServer
import Logging

/// `hubbubd serve`: runs until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the forum.")

    @OptionGroup var place: DataOptions

    @Option(name: .long, help: ArgumentHelp("Address to listen on (default: 127.0.0.1).", valueName: "H"))
    var host: String?

    @Option(name: .long, help: ArgumentHelp("Port to listen on; 0 for any free one (default: 8080).", valueName: "P"))
    var port: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Serve the browser's files from a folder, while developing.", valueName: "DIR")
    )
    var webRoot: String?

    @Option(name: .long, help: ArgumentHelp("How members reach the server.", valueName: "URL"))
    var publicUrl: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What is logged: trace debug info notice warning error critical (default: info).",
            valueName: "LEVEL"
        )
    )
    var logLevel: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Any other setting, as NAME=VALUE; see docs/OPERATIONS.md.", valueName: "NAME=VALUE")
    )
    var others: [String] = []

    func run() async throws {
        let settings = try await place.settings(with: try typed())
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "hubbubd")
        logger.logLevel = settings.logLevel
        try await HubbubServer(settings: settings, logger: logger).run { running in
            for line in Greeting.lines(settings, running) { Output.error(line) }
        }
        Output.error("Stopped.")
    }

    private func typed() throws -> [String: String] {
        var typed: [String: String] = [:]
        for other in others {
            let parts = other.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, Setting.all.contains(where: { $0.name == parts[0] }) else {
                throw ServerFailure("There is no setting for --set \(other).", status: ServerFailure.usageStatus)
            }
            typed[parts[0]] = parts[1]
        }
        typed["host"] = host ?? typed["host"]
        typed["port"] = port ?? typed["port"]
        typed["web-root"] = webRoot ?? typed["web-root"]
        typed["public-url"] = publicUrl ?? typed["public-url"]
        typed["log-level"] = logLevel ?? typed["log-level"]
        return typed
    }
}
