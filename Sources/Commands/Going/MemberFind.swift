import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Members whose nick begins so, for completion: those of the channel first.
    static let memberFind = Command(
        "member.find",
        fields: [.needed("prefix", .text), .optional("channel", .channel), .optional("limit", .integer)],
        run: .read { ask, reader, reply in
            _ = try ask.me
            let place = try ask.fields.optionalChannel().map { try reader.find($0, for: ask) }
            let faces = try reader.findMembers(
                prefix: ask.fields.string("prefix"),
                hub: place?.hub?.id,
                channel: place?.channel.id,
                limit: ask.limit(20)
            )
            reply.json.field("members", faces) { $0.write($1) }
        }
    )
}
