import ArgumentParser

/// What a session costs that says nothing.
struct IdleMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "idle",
        abstract: "Resident memory of the server per idle session."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Sessions that are measured.")
    var sessions = 5_000

    @Option(help: "Sessions before measuring begins, so that what the server needs once is there.")
    var warmup = 200

    @Option(help: "Sessions that come at once.")
    var atOnce = 100

    func run() async throws {
        try await load.run(players: warmup + sessions) { troupe, server in
            try await come(0..<warmup, troupe)
            let before = try server.usage()
            try await come(warmup..<(warmup + sessions), troupe)
            try await Task.sleep(for: Self.rest)
            let after = try server.usage()
            var figures = Figures("idle")
            figures.add("sessions", sessions)
            figures.add("before_mib", Double(before.residentBytes) / 1_048_576, digits: 1)
            figures.add(
                "bytes_per_session",
                Double(after.residentBytes - before.residentBytes) / Double(sessions),
                digits: 0
            )
            figures.add(from: before, to: after)
            return figures
        }
    }

    /// What hello left behind is freed by then.
    private static let rest = Duration.seconds(2)

    private func come(_ players: Range<Int>, _ troupe: Troupe) async throws {
        for start in stride(from: players.lowerBound, to: players.upperBound, by: atOnce) {
            _ = try await troupe.come(start..<min(start + atOnce, players.upperBound))
        }
    }
}
