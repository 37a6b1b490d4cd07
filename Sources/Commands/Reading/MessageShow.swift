import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let messageShow = Command(
        "message.show",
        fields: [.needed("message", .message)],
        needs: .reading,
        run: .read { ask, reader, reply in
            let found = try reader.find(ask.fields.message(), for: ask)
            reply.json.name("message")
            reply.json.write(found.message, html: ask.forum.html, showsReactors: ask.caller != nil)
            reply.json.name("thread")
            reply.json.write(found.thread, mine: try reader.mine(found.thread, ask))
        }
    )
}
