package import HubbubModel
package import HubbubStore

/// Brings a Zulip organisation into a hub: streams become topic channels, topics titled threads, people unclaimed
/// members.
///
/// Everything is read once before anything is written, so a broken file changes nothing. What was imported is remembered
/// by its id in the export (`origin`): run again, by intent or after an interruption, it adds only what is missing.
package struct ZulipImport: Sendable {
    /// Messages written in one transaction: some 50 ms of the writer, so that others are hardly held up.
    private static let batch = 500

    private let store: Store
    private let report: @Sendable (ImportProgress) -> Void

    /// Imports a folder or `.tar.gz`.
    ///
    /// `hub` is made (`community`) where it is missing; without it its slug comes from the organisation's name. A dry run
    /// writes nothing. `progress` is called after each batch. Throws `ImportFailure` for what cannot be imported, and
    /// `Refusal` where the store refuses (full disk).
    package static func run(
        path: String,
        hub: Slug? = nil,
        dryRun: Bool = false,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        into store: Store
    ) async throws -> ImportSummary {
        let export = try ZulipExport(path)
        return try await ZulipImport(store: store, report: progress).run(export, hub: hub, dryRun: dryRun)
    }

    private init(store: Store, report: @escaping @Sendable (ImportProgress) -> Void) {
        self.store = store
        self.report = report
    }

    private func run(_ export: ZulipExport, hub: Slug?, dryRun: Bool) async throws -> ImportSummary {
        var survey = ZulipSurvey(export.realm)
        var seen = 0
        for index in 0..<export.fileCount {
            let messages = try export.messages(index)
            survey.add(messages)
            seen += messages.count
            report(ImportProgress(step: .reading, done: seen, total: 0))
        }
        let reactions = survey.reactions(export.realm.reactions ?? [])
        let people = ZulipPerson.all(in: export.realm, where: survey.authors.contains)
        let places = try ZulipPlaces(export.realm, hub: hub, store: store)
        var summary = survey.summary
        summary.isDryRun = dryRun
        summary.hub = places.slug.text
        summary.channels = places.streams.count
        summary.members = people.count
        summary.threads = survey.topics.count
        summary.reactions = reactions.values.reduce(0) { $0 + $1.count }
        summary.messages = survey.messages.count
        if dryRun {
            summary.knownMessages = try known(survey.messages, places.source)
        } else {
            let channels = try await places.prepare(store)
            let members = try await ZulipMembers(source: places.source, store: store).prepare(people)
            let writing = ZulipWriting(
                source: places.source,
                survey: survey,
                people: members,
                text: ZulipText(people: members, channels: channels),
                channels: Dictionary(channels.map { ($0.stream, $0.channel) }) { first, _ in first },
                reactions: reactions
            )
            summary.knownMessages = try await write(export, writing, total: survey.messages.count)
        }
        summary.messages -= summary.knownMessages
        return summary
    }

    /// Writes file by file; answers how many messages were there already.
    private func write(_ export: ZulipExport, _ writing: ZulipWriting, total: Int) async throws -> Int {
        var (done, known) = (0, 0)
        var seen: Set<String> = []
        for index in 0..<export.fileCount {
            let messages = try export.messages(index).compactMap(writing.imported).filter {
                seen.insert($0.foreignID).inserted
            }
            for start in stride(from: 0, to: messages.count, by: Self.batch) {
                let part = Array(messages[start..<min(start + Self.batch, messages.count)])
                let source = writing.source
                known += try await store.write { transaction in
                    let before = try transaction.known(part.map(\.foreignID), source)
                    _ = try transaction.importBatch(part, source: source)
                    return before
                }
                done += part.count
                report(ImportProgress(step: .writing, done: done, total: total))
            }
        }
        return known
    }

    private func known(_ messages: Set<String>, _ source: String) throws -> Int {
        try store.read { try $0.known(Array(messages), source) }
    }
}

extension Reader {
    /// How many of these messages of a source are here already.
    fileprivate func known(_ messages: [String], _ source: String) throws -> Int {
        try messages.reduce(0) { count, id in
            try count + (origin(source: source, kind: .message, foreign: id) == nil ? 0 : 1)
        }
    }
}
