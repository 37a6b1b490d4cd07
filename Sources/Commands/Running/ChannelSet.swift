import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let channelSet = Command(
        "channel.set",
        fields: [.needed("channel", .channel), .needed("field", .word), .needed("value", .text)],
        lines: [
            LineForm(
                "channel set",
                [.init("channel", .channel), .init("field", .word(["name", "topic", "slug"])), .init("value", .rest)]
            )
        ],
        run: .write(
            act: { ask, transaction in
                let place = try transaction.findRun(ask)
                let change: ChannelChange =
                    switch try ask.fields.string("field") {
                    case "name": .name(try ask.neededLine("value", atMost: Limits.nameCharacters))
                    case "topic": .topic(try ask.text("value", atMost: Limits.aboutCharacters)?.oneLine ?? "")
                    case "slug": .slug(try ask.newSlug("value"))
                    default: throw Refusal(.invalid, field: "field", try: "name topic slug")
                    }
                return Receipt(try transaction.setChannel(place.channel.id, change).id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(channel: ChannelID(receipt.subject), ask, reader)
                reply.say = ask.say("said.channel.set")
            }
        )
    )
}

extension Transaction {
    /// A channel of a hub that the asker runs.
    func findRun(_ ask: Ask) throws -> FoundChannel {
        let place = try find(ask.fields.channel(), for: ask)
        guard place.hub != nil, Rights.runs(place.who) else { throw Refusal(.forbidden, detail: "runs") }
        return place
    }
}
