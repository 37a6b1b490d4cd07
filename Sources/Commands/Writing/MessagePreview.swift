import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A text as it would be shown once posted; nothing is stored, nobody is told.
    static let messagePreview = Command(
        "message.preview",
        fields: [.needed("channel", .channel), .needed("body", .text)],
        run: .read { ask, reader, reply in
            _ = try ask.me
            _ = try reader.find(ask.fields.channel(), for: ask)
            let body = try ask.body()
            let named = try Markdown.mentions(in: body).prefix(Limits.mentionsPerMessage)
                .filter { try reader.member(nick: $0) != nil }
            let nicks = Dictionary(named.map { ($0, $0) }) { first, _ in first }
            reply.json.field("html", Markdown.html(body, references: ask.forum.references(nicks: nicks)))
        }
    )
}
