import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Ends a listing: who shared it, or a moderator of either place.
    static let threadUnshare = Command(
        "thread.unshare",
        fields: [.optional("thread", .thread), .optional("message", .message), .needed("channel", .channel)],
        lines: [LineForm("unshare", [.init("message", .messageOrThread), .init("channel", .address)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findThread(ask)
                let listing = try transaction.find(ask.fields.channel(), for: ask)
                guard let share = try transaction.share(thread: found.thread.id, channel: listing.channel.id) else {
                    throw Refusal(.notFound, detail: "share")
                }
                guard
                    share.by.id == (try ask.me.id) || Rights.moderates(listing.who) || Rights.moderates(found.home.who)
                else {
                    throw Refusal(.forbidden, detail: "unshare")
                }
                return Receipt(try transaction.unshare(found.thread.id, from: listing.channel.id).id)
            },
            tell: { ask, _, _, reply in reply.say = ask.say("said.thread.unshare") }
        )
    )
}
