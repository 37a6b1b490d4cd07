import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A page of a channel's lines, rising by number.
    static let channelHistory = Command(
        "channel.history",
        fields: [
            .needed("channel", .channel), .optional("before", .integer), .optional("after", .integer),
            .optional("around", .integer), .optional("since", .duration), .optional("limit", .integer),
            .optional("replies", .bool),
        ],
        lines: [
            LineForm(
                "history",
                [.init("channel", .channel), .init("since", .span, optional: true)],
                fixed: [("replies", .bool(true))]
            )
        ],
        needs: .reading,
        run: .read { ask, reader, reply in
            let place = try reader.find(ask.fields.channel(), for: ask)
            try reply.write(lines: place, ask.linePage(), ask, reader)
        }
    )
}

extension Ask {
    /// Which page is asked for: at most one of `before`, `after`, `around`, `since`.
    fileprivate func linePage() throws -> LinePage {
        let range: ClosedRange<Int64> = 0...JSONParser.maxInteger
        let before = try fields.optionalInteger("before", in: range).map { LinePage.before($0) }
        let after = try fields.optionalInteger("after", in: range).map { LinePage.after($0) }
        let around = try fields.optionalInteger("around", in: range).map { LinePage.around($0) }
        let since = try since().map { LinePage.since($0) }
        let given = [before, after, around, since].compactMap(\.self)
        guard given.count <= 1 else { throw Refusal(.invalid, field: "before", detail: "page") }
        return given.first ?? .newest
    }
}
