import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A message to members, in the conversation with just them.
    static let conversationPost = Command(
        "conversation.post",
        fields: [.needed("members", .list), .optional("body", .text), .optional("files", .list)],
        lines: [LineForm("msg", [.init("members", .members), .init("body", .rest)])],
        run: .post { ask, transaction in
            let channel = try transaction.beginConversation(transaction.membersNamed(ask), ask)
            let home = try transaction.find(.id(channel.id), for: ask)
            if home.who.isMuted || home.who.isBanned { throw Refusal(home.who.isBanned ? .banned : .muted) }
            try transaction.answerRequest(in: home, ask)
            let place = PostPlace(place: .root(channel.id), home: home)
            return try transaction.newMessage(ask, place, body: ask.body(mayBeEmpty: ask.namesFiles()))
        }
    )
}
