import ArgumentParser

/// How fast posts become durable.
struct PostMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Durable posts acknowledged a second."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Posts under way at once, shared by as many sessions as that takes, each in a hub of its own.")
    var window = 200

    @Option(help: "Posts that are measured.")
    var posts = 40_000

    @Option(help: "Posts before measuring begins.")
    var warmup = 4_000

    func run() async throws {
        let authors = (window + Self.windowOfOne - 1) / Self.windowOfOne
        try await load.run(players: authors, hubs: authors) { troupe, server in
            let sessions = try await troupe.come(0..<authors)
            _ = try await post(warmup, by: sessions, in: troupe)
            let before = try server.usage()
            let clock = ContinuousClock()
            let start = clock.now
            let latencies = try await post(posts, by: sessions, in: troupe)
            let seconds = (clock.now - start).seconds
            let after = try server.usage()
            var figures = Figures("post")
            figures.add("posts", posts)
            figures.add("window", window)
            figures.add("seconds", seconds, digits: 2)
            figures.add("posts_per_second", Double(posts) / seconds, digits: 0)
            figures.add(
                "posts_per_server_cpu_second",
                Double(posts) / (after.cpuSeconds - before.cpuSeconds),
                digits: 0
            )
            figures.add("acknowledged", latencies)
            figures.add(from: before, to: after)
            return figures
        }
    }

    /// Below the bound of requests that one session may have in flight.
    private static let windowOfOne = 50

    private func post(_ count: Int, by sessions: [LoadSession], in troupe: Troupe) async throws -> Latencies {
        let acknowledged = Tally()
        let authors = sessions.enumerated().map { index, session in
            Author(
                session: session,
                place: troupe.stage.places[index],
                count: count * (index + 1) / sessions.count - count * index / sessions.count,
                seed: UInt64(troupe.posts.count + index),
                acknowledged: acknowledged
            )
        }
        for (index, author) in authors.enumerated() {
            let share = window * (index + 1) / sessions.count - window * index / sessions.count
            for _ in 0..<share { author.postNext() }
        }
        try await acknowledged.reaches(count)
        return authors.reduce(into: Latencies()) { $0.add($1.latencies) }
    }
}
