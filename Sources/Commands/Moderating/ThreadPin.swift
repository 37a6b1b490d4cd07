import HubbubModel
import HubbubStore

extension Command {
    static let threadPin = pinning("thread.pin", word: "pin", on: true)
    static let threadUnpin = pinning("thread.unpin", word: "unpin", on: false)

    /// A pinned thread stands before all others of its channel.
    private static func pinning(_ name: String, word: String, on: Bool) -> Command {
        acting(
            name,
            fields: [.optional("message", .message), .optional("thread", .thread)],
            lines: [
                LineForm(word, [.init("message", .messageOrThread), .init("words", .rest, optional: true)])
            ],
            act: { ask, transaction in
                let found = try transaction.findThread(ask)
                let place = try transaction.actingPlace(at: found.home, ask)
                return try transaction.pin(found.thread, on, transaction.deed(ask, place))
            }
        )
    }
}
