import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let hubCreate = Command(
        "hub.create",
        fields: [.needed("slug", .word), .needed("name", .text), .optional("visibility", .word)],
        lines: [LineForm("hub create", [.init("slug", .token), .init("name", .rest)])],
        needs: .operator,
        run: .write(
            act: { ask, transaction in
                let slug = try ask.newSlug("slug")
                let name = try ask.neededLine("name", atMost: Limits.nameCharacters)
                let visibility = try ask.fields.optionalCase("visibility", of: Visibility.self) ?? .community
                let me = try ask.me.id
                return Receipt(
                    try transaction.createHub(slug: slug, name: name, visibility: visibility, creator: me).id
                )
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(hub: HubID(receipt.subject), ask, reader)
                reply.say = ask.say("said.hub.create")
            }
        )
    )
}

extension Ask {
    /// A slug that may be given out; a leading `#` is dropped.
    func newSlug(_ name: String) throws -> Slug {
        let text = try fields.string(name)
        guard let slug = Slug(text.hasPrefix("#") ? String(text.dropFirst()) : text) else {
            throw Refusal(.invalid, field: name, detail: "slug")
        }
        guard !ReservedWords.slugs.contains(slug.text) else { throw Refusal(.reserved, field: name) }
        return slug
    }
}

extension Reply {
    /// A hub as it is now, with its channels and the asker's membership.
    mutating func tell(hub id: HubID, _ ask: Ask, _ reader: Reader) throws {
        guard let hub = try reader.hub(id) else { throw Refusal.notFound }
        json.name("hub")
        json.write(
            hub,
            channels: try reader.channels(in: id),
            team: try reader.team(for: ask, of: hub),
            mine: try ask.myID.flatMap { try reader.membership(id, $0) },
            runs: ask.caller?.member.isOperator == true
        )
    }
}
