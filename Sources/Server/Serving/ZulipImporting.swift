import HubbubCommands
import HubbubModel
import HubbubTransfer

/// Runs an import and reports how far it is.
struct ZulipImporting: Sendable {
    let forum: Forum

    func run(
        path: String,
        hub: String?,
        dryRun: Bool,
        report: @escaping @Sendable (ControlReport) -> Void
    ) async throws {
        let summary = try await ZulipImport.run(
            path: path,
            hub: try hub.map(slug),
            dryRun: dryRun,
            progress: { progress in
                let step = progress.step == .reading ? "reading the export" : "writing messages"
                report(.progress(step: step, done: Int64(progress.done), total: Int64(progress.total)))
            },
            into: forum.store
        )
        for line in summary.lines { report(.say(line)) }
    }

    private func slug(_ text: String) throws(Refusal) -> Slug {
        guard let slug = Slug(text) else { throw Refusal(.invalid, field: "hub", detail: "slug") }
        guard !ReservedWords.slugs.contains(text) else { throw Refusal(.reserved, field: "hub") }
        return slug
    }
}
