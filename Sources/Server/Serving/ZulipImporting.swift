import HubbubCommands
import HubbubModel

/// Runs an import and reports how far it is.
struct ZulipImporting: Sendable {
    let forum: Forum

    func run(
        path: String,
        hub: String?,
        dryRun: Bool,
        report: @escaping @Sendable (ControlReport) -> Void
    ) async throws {
        throw ServerFailure("Importing is not part of this build.")
    }
}
