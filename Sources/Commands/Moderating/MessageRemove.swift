import HubbubModel
import HubbubStore

extension Command {
    /// Takes a message from everyone's sight; its text stays for those who decide an appeal.
    static let messageRemove = acting(
        "message.remove",
        fields: [.needed("message", .message), .needed("rule", .integer)],
        lines: [
            LineForm(
                "remove",
                [.init("message", .message), .init("rule", .rule), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let (place, found) = try transaction.actingMessage(ask)
            if found.message.author.id == place.who.member {
                throw Refusal(.forbidden, field: "message", try: "/delete \(found.message.number)", detail: "delete")
            }
            try transaction.refuseActing(place, on: found.message.author.id)
            return try transaction.remove(found.message, transaction.deed(ask, place, needsRule: true))
        }
    )

    /// Shows a removed message again.
    static let messageRestore = acting(
        "message.restore",
        fields: [.needed("message", .message)],
        lines: [LineForm("restore", [.init("message", .message), .init("words", .rest, optional: true)])],
        act: { ask, transaction in
            let (place, found) = try transaction.actingMessage(ask)
            if let removal = try transaction.removal(of: found.message.id, in: place.chain) {
                guard Rights.mayUndo(as: place.role, removal.role) else { throw Refusal(.higher) }
            }
            return try transaction.restore(found.message, transaction.deed(ask, place))
        }
    )
}
