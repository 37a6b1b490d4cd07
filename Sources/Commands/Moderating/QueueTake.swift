import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Says that one works on an item; an operator may take over what went up.
    static let queueTake = Command(
        "queue.take",
        fields: [.needed("item", .integer)] + place,
        lines: [LineForm("take", [.init("item", .item), .init("hub", .hub)])],
        run: .write(
            act: { ask, transaction in
                let place = try transaction.queuePlace(ask)
                let item = try transaction.findItem(ask, in: place)
                if !(item.isEscalated && place.role == .operator) { try transaction.refuseTaken(item, ask) }
                try transaction.take(item, by: ask.me.id)
                return Receipt(item.id)
            },
            tell: { ask, reader, receipt, reply in
                guard let item = try reader.queueItem(QueueItemID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.name("item")
                try reply.json.write(item, ask, reader)
                reply.say = ask.say("said.queue.take", ["item": item.name])
            }
        )
    )

    /// Hands an item up to operators.
    static let queueEscalate = acting(
        "queue.escalate",
        fields: [.needed("item", .integer)] + place,
        lines: [
            LineForm("escalate", [.init("item", .item), .init("hub", .hub), .init("words", .rest, optional: true)])
        ],
        act: { ask, transaction in
            let place = try transaction.queuePlace(ask)
            let item = try transaction.findItem(ask, in: place)
            return try transaction.escalate(item, transaction.deed(ask, place.acting()))
        }
    )

    /// Takes back one's own held post, to mend it.
    static let queueWithdraw = Command(
        "queue.withdraw",
        fields: [.needed("item", .integer), .needed("hub", .hub)],
        lines: [LineForm("withdraw", [.init("item", .item), .init("hub", .hub)])],
        run: .write(
            act: { ask, transaction in
                let hub = try transaction.findHub(ask).hub.id
                let number = try ask.fields.integer("item", in: 1...JSONParser.maxInteger)
                guard let item = try transaction.queueItem(number, in: hub), item.kind == .held,
                    item.member == (try ask.me.id)
                else { throw Refusal(.notFound, field: "item", try: "/queue mine", detail: "item") }
                try transaction.withdraw(item)
                return Receipt(item.id)
            },
            tell: { _, reader, receipt, reply in
                guard let held = try reader.heldPost(QueueItemID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.field("body", held.body)
                reply.json.field("title", held.title)
                if !held.files.isEmpty { reply.json.field("files", held.files) { $0.write($1) } }
                reply.say = held.title.isEmpty ? held.body : "\(held.title)\n\(held.body)"
            }
        )
    )
}
