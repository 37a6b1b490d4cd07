import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let messageShow = Command(
        "message.show",
        fields: [.needed("message", .message)],
        needs: .reading,
        run: .read { ask, reader, reply in
            let shown = try reader.findShown(ask.fields.message(), for: ask)
            reply.json.name("message")
            reply.json.write(shown, ask)
            reply.json.name("thread")
            reply.json.write(shown.thread, mine: try reader.mine(shown.thread, ask))
        }
    )
}
