import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let memberIgnore = ignoring("member.ignore", word: "ignore", on: true)
    static let memberUnignore = ignoring("member.unignore", word: "unignore", on: false)

    private static func ignoring(_ name: String, word: String, on: Bool) -> Command {
        Command(
            name,
            fields: [.needed("member", .member)],
            lines: [LineForm(word, [.init("member", .member)])],
            run: .write(
                act: { ask, transaction in
                    let me = try ask.me.id
                    let other = try transaction.find(ask.fields.member())
                    guard other.id != me else { throw Refusal(.invalid, field: "member", detail: "self") }
                    if on {
                        try transaction.ignore(other.id, by: me)
                    } else {
                        try transaction.unignore(other.id, by: me)
                    }
                    return Receipt(other.id)
                },
                tell: { ask, reader, receipt, reply in
                    let nick = try reader.face(MemberID(receipt.subject)).nick
                    reply.say = ask.say("said.\(name)", ["nick": nick])
                }
            )
        )
    }
}
