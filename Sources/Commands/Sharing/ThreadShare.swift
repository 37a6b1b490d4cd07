import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Lists a thread in another channel by a share line there.
    static let threadShare = Command(
        "thread.share",
        fields: [.optional("thread", .thread), .optional("message", .message), .needed("channel", .channel)],
        lines: [LineForm("share", [.init("message", .messageOrThread), .init("channel", .address)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findThread(ask)
                let listing = try transaction.find(ask.fields.channel(), for: ask)
                try transaction.refuseShare(of: found, in: listing, ask)
                return Receipt(try transaction.share(found.thread.id, in: listing.channel.id, by: ask.me.id).id)
            },
            tell: { ask, reader, receipt, reply in
                guard let share = try reader.share(ShareID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.name("share")
                reply.json.write(share, mine: try reader.mine(share.thread, ask))
                reply.say = ask.say("said.thread.share")
            }
        )
    )
}

extension Transaction {
    /// One must be able to post in both places, and nobody may read the listing who cannot read the home.
    fileprivate func refuseShare(of found: FoundThread, in listing: FoundChannel, _ ask: Ask) throws {
        guard let home = found.home.hub, let there = listing.hub else { throw Refusal(.wider, detail: "conversation") }
        guard listing.channel.id != found.home.channel.id else {
            throw Refusal(.already, field: "channel", detail: "home")
        }
        for (hub, who) in [(home, found.home.who), (there, listing.who)] {
            if let code = Rights.refusesPosting(hub, who) {
                throw Refusal(code, try: code == .notJoined ? "/join #\(hub.slug)" : nil, values: ["hub": hub.name])
            }
        }
        guard Rights.mayList(home: home, in: there) else { throw Refusal(.wider) }
        if listing.channel.isArchived { throw Refusal(.archived) }
        try refuseLocked(listing.channel, listing.who)
    }
}
