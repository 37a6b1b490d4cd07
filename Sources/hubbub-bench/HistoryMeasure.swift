import ArgumentParser
import HubbubModel
import HubbubWire

/// Pages of a big channel, anywhere in it.
struct HistoryMeasure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Pages of a big channel's history."
    )

    @OptionGroup var load: LoadOptions

    @Option(help: "Messages in the channel.")
    var messages = 100_000

    @Option(help: "Pages that are read.")
    var pages = 4_000

    @Option(help: "Lines to a page.")
    var lines = 50

    @Option(help: "Sessions that read at once.")
    var sessions = 8

    func run() async throws {
        try await load.run(players: sessions, messages: messages) { troupe, server in
            guard let channel = troupe.stage.places.first?.channel else { throw MeasureFault("there is no channel") }
            let readers = try await troupe.come(0..<sessions)
            let read: @Sendable (Int, inout JSONWriter) -> Void = { [messages, lines] index, json in
                var prose = Prose(seed: UInt64(index))
                json.field("channel", channel.rawValue)
                json.field("before", Int64(prose.number(below: messages) + 2))
                json.field("limit", Int64(lines))
            }
            _ = try await Asking.run("channel.history", pages / 10, by: readers, fields: read)
            let before = try server.usage()
            let asking = try await Asking.run("channel.history", pages, by: readers, fields: read)
            let after = try server.usage()
            var figures = Figures("history")
            figures.add("messages", messages)
            figures.add("sessions", sessions)
            asking.add("pages", pages, from: before, to: after, to: &figures)
            return figures
        }
    }
}
