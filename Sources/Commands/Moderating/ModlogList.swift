import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A moderation log, newest first: of a hub, or of the community.
    static let modlogList = Command(
        "modlog.list",
        fields: place + [.optional("member", .member), .optional("before", .integer), .optional("limit", .integer)],
        lines: [LineForm("modlog", [.init("member", .member, optional: true), .init("hub", .hub, optional: true)])],
        needs: .reading,
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            let (chain, who) = try reader.findLog(ask)
            let limit = try ask.limit()
            let before = try ask.fields.optionalInteger("before", in: 1...JSONParser.maxInteger)
            var entries: [Entry]
            if ask.fields.has("member") {
                entries = try reader.entries(
                    touching: ask.fields.member(),
                    in: chain,
                    before: before,
                    who,
                    ask,
                    limit + 1
                )
            } else {
                entries = try reader.entries(of: chain, before: before, limit: limit + 1)
            }
            let more = entries.count > limit
            entries = Array(entries.prefix(limit))
            try reply.json.entries(entries, for: who, reader)
            reply.json.field("more", more)
            let sentences = EntrySentence(reader: reader, language: ask.language)
            reply.say = try entries.map { try sentences.line($0, for: who) }.joined(separator: "\n")
        }
    )
}

extension JSONWriter {
    mutating func entries(_ entries: [Entry], for who: EntryReader, _ reader: Reader) throws {
        try field("entries", entries) { try $0.write($1, for: who, reader) }
    }
}

extension Reader {
    /// Which log is asked for, and as what its reader sees it.
    ///
    /// A private hub's is its members' alone.
    fileprivate func findLog(_ ask: Ask) throws -> (Chain, EntryReader) {
        if try ask.fields.bool("everywhere") || (!ask.fields.has("hub") && !ask.fields.has("hub_of")) {
            let who = try standing(of: ask.myID, in: nil)
            return (.community, try entryReader(who, isModerator: who.isOperator))
        }
        let found = try findHub(ask)
        guard found.hub.visibility != .private || Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
        let moderates = Rights.actingRole(in: found.hub, found.who) != nil
        return (.hub(found.hub.id), try entryReader(found.who, isModerator: moderates))
    }

    private func entryReader(_ who: Standing, isModerator: Bool) throws -> EntryReader {
        guard let me = who.member else { return .visitor }
        return isModerator ? .moderator : .member(me)
    }

    /// Filtering by member is for oneself and for those who moderate.
    fileprivate func entries(
        touching reference: MemberReference,
        in chain: Chain,
        before: Int64?,
        _ who: EntryReader,
        _ ask: Ask,
        _ limit: Int
    ) throws -> [Entry] {
        let member = try find(reference)
        if case .moderator = who {
        } else {
            guard member.id == ask.myID else { throw Refusal(.forbidden, field: "member", detail: "moderates") }
        }
        let id = try before.flatMap { try entry($0, in: chain) }?.id
        return try entries(touching: member.id, in: chain, before: id, limit: limit)
    }
}
