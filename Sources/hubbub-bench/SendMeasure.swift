import ArgumentParser

/// What the kernel alone takes to bring bytes to many connections: `send(2)` for each, nothing else.
///
/// The yardstick for `fanout`.
struct SendMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "The kernel alone: bare sends per second of the processor."
    )

    @Option(help: "Connections.")
    var sessions = 1_000

    @Option(help: "Times each of them is sent to.")
    var posts = 1_000

    @Option(help: "Bytes of a send: what fanout says as bytes_each.")
    var bytes = 775

    @Option(help: "Times before measuring begins.")
    var warmup = 100

    func validate() throws {
        guard sessions > 0, posts > 0, bytes > 0, warmup >= 0 else { throw ValidationError("Counts are positive.") }
    }

    func run() async throws {
        try OpenFiles.raiseLimit(for: 2 * sessions)
        let sending = try await BareSending(connections: sessions)
        _ = try await sending.send(bytes, rounds: warmup)
        let seconds = try await sending.send(bytes, rounds: posts)
        var figures = Figures("send")
        figures.add("sessions", sessions)
        figures.add("posts", posts)
        figures.add("bytes_each", bytes)
        figures.add("sends_per_cpu_second", Double(sessions * posts) / seconds, digits: 0)
        figures.add("cpu_seconds", seconds, digits: 2)
        figures.show()
    }
}
