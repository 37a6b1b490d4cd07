import ArgumentParser
import HubbubModel
import HubbubWire
import NIOCore

/// What it costs to bring a post to all of a hub.
struct FanoutMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fanout",
        abstract: "Deliveries per second of the server's processor, each post durable."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Sessions in the hub; the first of them posts.")
    var sessions = 1_000

    @Option(help: "Posts that are measured.")
    var posts = 1_000

    @Option(help: "Posts under way at once: the next goes when all have the one so many before it.")
    var window = 1

    @Option(help: "Posts before measuring begins.")
    var warmup = 100

    func validate() throws {
        guard sessions > 0, posts > 0, window > 0, warmup >= 0 else {
            throw ValidationError("Counts are positive.")
        }
    }

    func run() async throws {
        try await load.run(players: sessions) { troupe, server in
            let clock = ContinuousClock()
            let coming = clock.now
            let crowd = try await troupe.come(0..<sessions)
            let came = clock.now - coming
            _ = try await post(warmup, by: crowd, in: troupe)
            let bytes = Tally()
            try await crowd.last?.weigh(in: bytes)
            let before = try server.usage()
            let start = clock.now
            let latencies = try await post(posts, by: crowd, in: troupe)
            let seconds = (clock.now - start).seconds
            let after = try server.usage()
            var figures = Figures("fanout")
            let deliveries = sessions * posts
            figures.add("sessions", sessions)
            figures.add("posts", posts)
            figures.add("window", window)
            figures.add("connected_in_seconds", came.seconds, digits: 2)
            figures.add("seconds", seconds, digits: 2)
            figures.add("deliveries_per_second", Double(deliveries) / seconds, digits: 0)
            let rate = Double(deliveries) / (after.cpuSeconds - before.cpuSeconds)
            let bareRate = try await bareRate(bytes: bytes.count / posts)
            figures.add("compressed", load.compress ? "yes" : "no")
            figures.add("bytes_each", bytes.count / posts)
            figures.add("deliveries_per_server_cpu_second", rate, digits: 0)
            figures.add("bare_sends_per_cpu_second", bareRate, digits: 0)
            figures.add("share_of_bare", rate / bareRate, digits: 2)
            figures.add("to_all", latencies)
            figures.add(from: before, to: after)
            return figures
        }
    }

    /// Times that each connection is sent to for the yardstick.
    private static let bareRounds = 300

    /// `SendMeasure` in the same minute: machines have better and worse ones.
    private func bareRate(bytes: Int) async throws -> Double {
        let sending = try await BareSending(connections: sessions)
        _ = try await sending.send(bytes, rounds: Self.bareRounds / 10)
        return Double(sessions * Self.bareRounds) / (try await sending.send(bytes, rounds: Self.bareRounds))
    }

    /// How long each post took until all had it.
    private func post(_ count: Int, by crowd: [LoadSession], in troupe: Troupe) async throws -> Latencies {
        guard let author = crowd.first, let place = troupe.stage.places.first else { return Latencies() }
        var prose = Prose(seed: UInt64(troupe.posts.count))
        let clock = ContinuousClock()
        let delivered = troupe.posts.count
        let acknowledged = Tally()
        var latencies = Latencies()
        var sent: [ContinuousClock.Instant] = []
        for index in 0..<(count + window) {
            if index >= window {
                try await troupe.posts.reaches(delivered + (index - window + 1) * crowd.count)
                try await acknowledged.reaches(index - window + 1)
                latencies.add(clock.now - sent[index - window])
            }
            guard index < count else { continue }
            sent.append(clock.now)
            let (key, body) = (prose.key(), prose.message())
            author.ask("message.post") { json in
                json.field("channel", place.channel.rawValue)
                json.field("body", body)
                json.field("key", key)
            } answer: { answer in
                guard answer.holds("\"ok\":") else {
                    return acknowledged.fail(MeasureFault("a post is answered \(String(buffer: answer))"))
                }
                acknowledged.add()
            }
        }
        return latencies
    }
}
