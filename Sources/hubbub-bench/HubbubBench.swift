import ArgumentParser

/// The load generator and the benchmarks.
///
/// Each subcommand is a file and prints one line of figures.
@main
struct HubbubBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub-bench",
        abstract: "Measures a Hubbub server and its parts.",
        subcommands: [
            FanoutMeasure.self, PostMeasure.self, IdleMeasure.self, HistoryMeasure.self, SearchMeasure.self,
            ResumeMeasure.self, SQLiteMeasure.self, SendMeasure.self, Echo.self,
        ]
    )
}
