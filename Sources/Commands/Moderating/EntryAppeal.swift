import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Asks others to decide on an act, by whom it touches; also where they are banned.
    static let entryAppeal = Command(
        "entry.appeal",
        fields: [.needed("entry", .integer), .needed("words", .text)] + place,
        lines: [LineForm("appeal", [.init("entry", .entry), .init("hub", .hub), .init("words", .rest)])],
        isOpenToBanned: true,
        run: .write(
            act: { ask, transaction in
                let words = try ask.neededText("words", atMost: Limits.wordsCharacters)
                let me = try ask.me.id
                let entry = try transaction.entryToAppeal(ask, me)
                return Receipt(try transaction.appeal(entry, by: me, words: words).id)
            },
            tell: { ask, reader, receipt, reply in
                guard let item = try reader.queueItem(QueueItemID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.field("item", item.number)
                reply.say = ask.say("said.appeal")
            }
        )
    )
}

extension Reader {
    /// An entry that touches the asker; all else is not there, the hub neither.
    fileprivate func entryToAppeal(_ ask: Ask, _ me: MemberID) throws -> Entry {
        let notThere = Refusal(.notFound, field: "entry", try: "/notices", detail: "appeal")
        let number = try ask.fields.integer("entry", in: 1...JSONParser.maxInteger)
        guard let chain = try logNamed(ask), let entry = try entry(number, in: chain),
            let side = try side(of: entry.id), side.actor != me,
            try side.member == me || sanction(begunBy: entry, on: me) != nil
        else { throw notThere }
        guard entry.kind.canBeAppealed else {
            throw Refusal(.invalid, field: "entry", try: "/notices", detail: "appeal")
        }
        return entry
    }

    /// The log of the hub named, whether the asker may know of the hub or not.
    private func logNamed(_ ask: Ask) throws -> Chain? {
        if try ask.fields.bool("everywhere") { return .community }
        switch try ask.fields.optionalHub() {
        case .id(let id): return .hub(id)
        case .slug(let slug): return try hub(slug: slug).map { .hub($0.hub.id) }
        case nil: break
        }
        switch try ask.fields.optionalChannel("hub_of") {
        case .id(let id): return try channel(id)?.hub.map { .hub($0) }
        case .hub(let slug, _): return try hub(slug: slug).map { .hub($0.hub.id) }
        case .conversation, nil: throw ask.fields.missing("hub")
        }
    }

    /// The line that appeals against an entry; nil where it cannot be, or was.
    func appealLine(_ entry: Entry, _ member: MemberID) throws -> String? {
        guard entry.kind.canBeAppealed, entry.undoneBy == nil, try !wasAppealed(entry, by: member) else {
            return nil
        }
        if entry.kind == .mute || entry.kind == .ban, try sanction(begunBy: entry, on: member) == nil { return nil }
        guard let hub = try entry.chain.hub.flatMap({ try hub($0) }) else {
            return "/appeal \(entry.name) everywhere …"
        }
        return "/appeal \(entry.name) in #\(hub.slug) …"
    }
}

extension EntryKind {
    /// Acts against someone; what was decided on an appeal stays decided.
    var canBeAppealed: Bool {
        switch self {
        case .mute, .ban, .kick, .remove, .reject, .hide, .lock, .move, .split, .merge, .unappoint: true
        default: false
        }
    }
}
