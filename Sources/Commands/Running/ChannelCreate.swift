import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let channelCreate = Command(
        "channel.create",
        fields: [.needed("channel", .channel), .optional("name", .text), .optional("topic", .text)],
        lines: [LineForm("channel create", [.init("channel", .address), .init("name", .rest, optional: true)])],
        run: .write(
            act: { ask, transaction in
                guard case .hub(let hubSlug, let topic?) = try ask.fields.channel() else {
                    throw Refusal(.invalid, field: "channel", try: "#hub/topic", detail: "topic")
                }
                let found = try transaction.findReadable(.slug(hubSlug), for: ask)
                guard Rights.mayCreateChannel(found.hub, found.who) else { throw Refusal(.forbidden, detail: "runs") }
                guard !ReservedWords.slugs.contains(topic.text) else { throw Refusal(.reserved, field: "channel") }
                let name = try ask.text("name", atMost: Limits.nameCharacters)?.oneLine ?? ""
                let about = try ask.text("topic", atMost: Limits.aboutCharacters)?.oneLine ?? ""
                let channel = try transaction.createChannel(
                    in: found.hub.id,
                    slug: topic,
                    name: name.isEmpty ? topic.text : name,
                    topic: about
                )
                return Receipt(channel.id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(channel: ChannelID(receipt.subject), ask, reader)
                reply.say = ask.say("said.channel.create")
            }
        )
    )
}

extension Reply {
    /// A channel as it is now, with the asker's state of it.
    mutating func tell(channel id: ChannelID, _ ask: Ask, _ reader: Reader) throws {
        guard let channel = try reader.channel(id) else { throw Refusal.notFound }
        json.name("channel")
        json.write(channel, mine: try ask.myID.flatMap { try reader.readState(id, $0) })
    }
}
