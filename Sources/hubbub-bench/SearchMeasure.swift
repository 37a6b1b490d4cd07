import ArgumentParser
import HubbubWire

/// Searches for one to three words.
struct SearchMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Searches in what was written."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Messages that are searched.")
    var messages = 100_000

    @Option(help: "Searches that are made.")
    var searches = 2_000

    @Option(help: "newest or best.")
    var order = "newest"

    @Option(help: "Sessions that search at once.")
    var sessions = 4

    func run() async throws {
        try await load.run(players: sessions, messages: messages) { troupe, server in
            let seekers = try await troupe.come(0..<sessions)
            let seek: @Sendable (Int, inout JSONWriter) -> Void = { [order] index, json in
                var prose = Prose(seed: UInt64(index))
                let words = (0...prose.number(below: 3)).map { _ in prose.word() }
                json.field("query", words.joined(separator: " "))
                json.field("order", order)
            }
            _ = try await Asking.run("search", searches / 10, by: seekers, fields: seek)
            let before = try server.usage()
            let asking = try await Asking.run("search", searches, by: seekers, fields: seek)
            let after = try server.usage()
            var figures = Figures("search")
            figures.add("messages", messages)
            figures.add("sessions", sessions)
            asking.add("searches", searches, from: before, to: after, to: &figures)
            return figures
        }
    }
}
