import HubbubLocale
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What a member tells of themselves.
    static let accountUpdate = Command(
        "account.update",
        fields: [
            .optional("name", .text), .optional("language", .word), .optional("languages", .list),
            .optional("place", .text), .optional("about", .text),
        ],
        isOpenToBanned: true,
        run: .write(
            act: { ask, transaction in
                let changes = ProfileChanges(
                    name: try ask.text("name", atMost: Limits.displayNameCharacters)?.oneLine,
                    language: try ask.spokenLanguage(),
                    languages: ask.fields.has("languages") ? try ask.fields.strings("languages", atMost: 12) : nil,
                    place: try ask.text("place", atMost: Limits.nameCharacters)?.oneLine,
                    about: try ask.text("about", atMost: Limits.aboutCharacters)
                )
                return Receipt(try transaction.updateProfile(ask.me.id, changes).id)
            },
            tell: { _, reader, receipt, reply in
                guard let member = try reader.member(MemberID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.field("me") { json in
                    json.field("id", member.id.rawValue)
                    json.field("nick", member.nick)
                    json.field("name", member.name)
                    json.field("language", member.language)
                    json.field("languages", member.languages) { $0.value($1) }
                    json.field("place", member.place)
                    json.field("about", member.about)
                }
            }
        )
    )
}
