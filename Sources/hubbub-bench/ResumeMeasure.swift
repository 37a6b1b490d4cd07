import ArgumentParser
import HubbubModel
import HubbubWire

/// A herd that comes back after the server was away.
struct ResumeMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Sessions that come back at once with a cursor."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Sessions that come back.")
    var sessions = 1_000

    @Option(help: "Events since their cursor.")
    var events = 200

    func run() async throws {
        try await load.run(players: sessions, messages: events) { troupe, server in
            let stage = troupe.stage
            let cursor = Cursor(epoch: stage.epoch, event: EventID(stage.newest.rawValue - Int64(events)))
            let before = try server.usage()
            let clock = ContinuousClock()
            let start = clock.now
            _ = try await troupe.come(0..<sessions, since: cursor.description)
            let seconds = (clock.now - start).seconds
            let after = try server.usage()
            let missed = sessions * events
            var figures = Figures("resume")
            figures.add("sessions", sessions)
            figures.add("events", events)
            figures.add("all_back_in_seconds", seconds, digits: 2)
            figures.add("sessions_per_second", Double(sessions) / seconds, digits: 0)
            figures.add(
                "events_per_server_cpu_second",
                Double(missed) / (after.cpuSeconds - before.cpuSeconds),
                digits: 0
            )
            figures.add(from: before, to: after)
            return figures
        }
    }
}
