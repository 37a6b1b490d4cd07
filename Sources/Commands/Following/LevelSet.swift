import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What one wants of a hub, or of one channel of it.
    static let levelSet = Command(
        "level.set",
        fields: [.optional("hub", .hub), .optional("channel", .channel), .needed("level", .word)],
        lines: [
            LineForm("level", [.init("channel", .hubOrChannel), .init("level", .word(Level.allCases.map(\.rawValue)))])
        ],
        run: .write(
            act: { ask, transaction in
                let me = try ask.me.id
                guard let level = try ask.fields.optionalCase("level", of: Level.self) else {
                    throw ask.fields.missing("level")
                }
                if let reference = try ask.fields.optionalHub() {
                    let found = try transaction.find(reference, for: ask)
                    try transaction.setLevel(hub: found.hub.id, me, level)
                    return Receipt(found.hub.id.rawValue, 0)
                }
                let place = try transaction.find(ask.fields.channel(), for: ask)
                try transaction.setLevel(channel: place.channel.id, me, level)
                return Receipt(place.channel.id.rawValue, 1)
            },
            tell: { ask, _, _, reply in
                let level = try ask.fields.string("level")
                reply.json.field("level", level)
                reply.say = ask.say("said.level.set", ["level": level])
            }
        )
    )
}
