import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// All that is stored about the asker, page by page; over HTTP at `/account/export` in one piece.
    static let accountExport = Command(
        "account.export",
        fields: [.optional("next", .text), .optional("limit", .integer)],
        lines: [LineForm("export")],
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            let start = try ask.exportCursor()
            var writer = ExportWriter(ask, reader, me: try ask.me.id)
            let next = try writer.page(from: start, lines: ask.limit(ExportCursor.pageLines))
            reply.json.field("lines", writer.lines) { $0.raw($1) }
            if let next { reply.json.field("next", next.text) }
            reply.say = ask.say(
                "said.account.export",
                ["address": (ask.forum.configuration.publicURL ?? "") + "/account/export"]
            )
        }
    )
}

/// Where a page of an export begins: in a section, after one of its rows.
struct ExportCursor: Hashable {
    var section: Int
    var after: Int64

    /// A few milliseconds of reading.
    static let pageLines = 200
    /// What a page holds at least one line beyond: below the longest message that clients take.
    static let pageBytes = 256 << 10

    /// `section.row`, opaque to clients.
    var text: String { "\(section).\(after)" }

    init(section: Int, after: Int64) {
        self.section = section
        self.after = after
    }

    /// nil for anything that no page ended with.
    init?(_ text: String) {
        let parts = text.split(separator: ".").map { Int64($0) }
        guard parts.count == 2, let section = parts[0], let after = parts[1], after >= 0,
            (0..<Int64(ExportSection.allCases.count)).contains(section)
        else { return nil }
        self.init(section: Int(section), after: after)
    }
}

extension Ask {
    fileprivate func exportCursor() throws -> ExportCursor? {
        guard let text = try fields.optionalString("next") else { return nil }
        guard let cursor = ExportCursor(text) else { throw Refusal(.invalid, field: "next") }
        return cursor
    }
}
