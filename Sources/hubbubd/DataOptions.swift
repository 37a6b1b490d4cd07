import ArgumentParser
import FoundationEssentials
import HubbubServer

/// What every command takes.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Where everything is kept (default: ./data).", valueName: "DIR"))
    var data: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Settings as a JSON object (default: DATA/hubbub.json).", valueName: "FILE")
    )
    var config: String?

    /// What was typed, by setting.
    var typed: [String: String] {
        var typed: [String: String] = [:]
        typed["data"] = data
        typed["config"] = config
        return typed
    }

    /// The settings of all layers.
    func settings(with more: [String: String] = [:]) async throws -> Settings {
        do {
            return try await Settings.read(
                commandLine: typed.merging(more) { $1 },
                environment: ProcessInfo.processInfo.environment
            )
        } catch {
            throw ServerFailure(error, settings: Settings())
        }
    }

    /// Asks for administration and prints what comes of it.
    func ask(_ request: ControlRequest) async throws {
        let settings = try await settings()
        let progress = ProgressLine()
        defer { progress.end() }
        try await AdministrationDesk(settings: settings).ask(request) { report in
            switch report {
            case .progress(let step, let done, let total): progress.show(step, done, total)
            case .say(let sentence):
                progress.end()
                Output.error(sentence)
            case .token(let token): Output.line(token)
            case .done, .refused: break
            }
        }
    }
}
