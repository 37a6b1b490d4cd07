import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A message as a quotation to answer under: a reference to it, and its text behind `>`.
    static let messageQuote = Command(
        "message.quote",
        fields: [.needed("message", .message)],
        lines: [LineForm("quote", [.init("message", .message)])],
        needs: .reading,
        run: .read { ask, reader, reply in
            let found = try reader.find(ask.fields.message(), for: ask)
            guard found.message.state == .live else { throw Refusal.notFound }
            let quoted = found.message.body.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
            let address = found.home.hub == nil ? "" : " \(found.home.channel.address)/\(found.message.number)"
            let text = "@\(found.message.author.nick)\(address)\n\(quoted.joined(separator: "\n"))\n\n"
            reply.json.field("text", text)
            reply.say = text
        }
    )
}
