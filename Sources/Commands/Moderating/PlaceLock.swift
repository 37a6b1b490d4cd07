import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Lets only moderators write in a thread or channel, for a while or until it is unlocked.
    static let placeLock = acting(
        "place.lock",
        fields: target + [.optional("lasts", .duration), .optional("rule", .integer)],
        lines: [
            LineForm(
                "lock",
                [
                    .init("message", .target), .init("lasts", .span, optional: true),
                    .init("rule", .rule, optional: true), .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            let acting = try transaction.actingTarget(ask)
            let ends = try ask.optionalSpan()?.duration.map { transaction.now.advanced(by: $0) }
            return try transaction.lock(acting.target, ends: ends, transaction.deed(ask, acting.place))
        }
    )

    /// Lets everyone write again.
    static let placeUnlock = acting(
        "place.unlock",
        fields: target,
        lines: [LineForm("unlock", [.init("message", .target), .init("words", .rest, optional: true)])],
        act: { ask, transaction in
            let acting = try transaction.actingTarget(ask)
            return try transaction.unlock(acting.target, transaction.deed(ask, acting.place))
        }
    )

    /// Sets the pace of each member's posts in a thread or channel.
    static let placeSlow = acting(
        "place.slow",
        fields: target + [.needed("pace", .text)],
        lines: [
            LineForm(
                "slow",
                [.init("message", .target), .init("pace", .token), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let acting = try transaction.actingTarget(ask)
            let text = try ask.fields.string("pace")
            guard let pace = Slowness(text) else {
                throw Refusal(.invalid, field: "pace", try: "30s", detail: "pace", values: ["text": text])
            }
            return try transaction.slow(acting.target, pace, transaction.deed(ask, acting.place))
        }
    )

    /// Makes every post in a thread or channel wait for a moderator, or no more.
    static let placePremoderate = acting(
        "place.premoderate",
        fields: target + [.needed("on", .bool)],
        lines: [
            LineForm(
                "premod",
                [.init("message", .target), .init("on", .toggle), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let acting = try transaction.actingTarget(ask)
            guard ask.fields.has("on") else { throw ask.fields.missing("on") }
            return try transaction.premoderate(
                acting.target,
                ask.fields.bool("on"),
                transaction.deed(ask, acting.place)
            )
        }
    )
}
