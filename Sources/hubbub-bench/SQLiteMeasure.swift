import ArgumentParser
import FoundationEssentials
import Glibc
import HubbubModel
import HubbubStore

/// What SQLite alone does: the rows of a post, without a server, in batches of 256.
///
/// The yardstick for `post`.
struct SQLiteMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sqlite",
        abstract: "SQLite alone, with the rows of a post."
    )

    @Option(help: "Posts that are measured.")
    var posts = 40_000

    @Option(help: "Posts before measuring begins.")
    var warmup = 4_000

    @Option(help: "Posts in a transaction.")
    var batch = 256

    @Option(help: "A folder on the disk to be measured.")
    var directory = FileManager.default.temporaryDirectory.path

    func validate() throws {
        guard posts > 0, warmup >= 0, batch > 0 else { throw ValidationError("Counts are positive.") }
    }

    func run() async throws {
        let folder = directory + "/hubbub-sqlite-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Self.prepare(folder)
        let file = try RawSQLite(folder + "/hubbub.sqlite")
        let writer = try PostRows(file)
        let rows = (1...(posts + warmup)).map { PostRow(id: Int64($0), seed: UInt64($0)) }
        try write(rows[..<warmup], writer)
        let clock = ContinuousClock()
        let before = try ProcessUsage(of: getpid())
        let start = clock.now
        try write(rows[warmup...], writer)
        let seconds = (clock.now - start).seconds
        let cpu = try ProcessUsage(of: getpid()).cpuSeconds - before.cpuSeconds
        var figures = Figures("sqlite")
        figures.add("posts", posts)
        figures.add("batch", batch)
        figures.add("seconds", seconds, digits: 2)
        figures.add("posts_per_second", Double(posts) / seconds, digits: 0)
        figures.add("rows_per_second", Double(posts * PostRows.rowsPerPost) / seconds, digits: 0)
        figures.add("posts_per_cpu_second", Double(posts) / cpu, digits: 0)
        figures.add("cpu_seconds", cpu, digits: 2)
        figures.show()
    }

    private func write(_ rows: ArraySlice<PostRow>, _ writer: PostRows) throws {
        for start in stride(from: rows.startIndex, to: rows.endIndex, by: batch) {
            try writer.write(rows[start..<min(start + batch, rows.endIndex)])
        }
    }

    /// The schema, a member and a channel: made by the store, so that they are what a server has.
    private static func prepare(_ folder: String) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try Store.open(
            directory: folder,
            clock: { Time(ms: 1_763_800_000_000) },
            random: { count in (0..<count).map { _ in .random(in: .min ... .max) } }
        )
        guard let slug = Slug("berlin") else { throw MeasureFault("no slug") }
        try await store.write { transaction in
            let member = try transaction.createMember(NewMember(nick: "ana", isTrusted: true))
            _ = try transaction.createHub(slug: slug, name: "Berlin", creator: member.id)
        }
        store.close()
    }
}
