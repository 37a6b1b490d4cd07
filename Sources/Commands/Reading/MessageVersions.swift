import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What a message said before it was edited; members only.
    static let messageVersions = Command(
        "message.versions",
        fields: [.needed("message", .message)],
        run: .read { ask, reader, reply in
            _ = try ask.me
            let found = try reader.find(ask.fields.message(), for: ask)
            var message = found.message
            reply.json.field("versions", try reader.versions(message.id)) { json, version in
                message.body = version.body
                json.object { json in
                    json.field("version", version.version)
                    json.field("at", version.at.ms)
                    json.field("body", version.body)
                    json.field("html", ask.forum.html(message))
                }
            }
        }
    )
}
