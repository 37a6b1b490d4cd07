import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Calls a calm: until it ends no new members come in, newcomers' posts and links are held.
    static let calmCall = acting(
        "calm.call",
        fields: [.needed("lasts", .text)] + place,
        lines: [
            LineForm(
                "calm",
                [.init("hub", .hub), .init("lasts", .token), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let place = try transaction.actingPlace(ask)
            let deed = try transaction.deed(ask, place)
            if try ask.fields.optionalString("lasts") == "off" { return try transaction.callCalm(until: nil, deed) }
            guard let lasts = try ask.neededSpan().duration, lasts <= Limits.calmMost else {
                throw Refusal(.invalid, field: "lasts", try: "7d", detail: "calm")
            }
            return try transaction.callCalm(until: transaction.now.advanced(by: lasts), deed)
        }
    )
}

extension Reader {
    /// While a calm holds nobody new comes in.
    func refuseCalm(_ hub: Hub?) throws {
        let until = try [calm(in: .community), hub.flatMap { try calm(in: .hub($0.id)) }].compactMap(\.self).max()
        guard let until else { return }
        throw Refusal(.closed, detail: "calm", values: ["until": CivilTime(until).text])
    }
}
