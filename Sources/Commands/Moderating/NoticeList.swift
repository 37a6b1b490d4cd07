import HubbubLocale
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What one was told about oneself, newest first.
    static let noticeList = Command(
        "notice.list",
        fields: [.optional("before", .integer), .optional("limit", .integer)],
        lines: [LineForm("notices")],
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            let limit = try ask.limit()
            let before = try ask.fields.optionalInteger("before", in: 1...JSONParser.maxInteger)
            let me = try ask.me.id
            let found = try reader.notices(of: me, before: before.map { NoticeID($0) }, limit: limit + 1)
            let notices = Array(found.prefix(limit))
            let sentences = NoticeSentence(reader: reader, language: ask.language)
            try reply.json.field("notices", notices) { json, notice in
                try json.write(notice, sentences, reader)
            }
            reply.json.field("more", found.count > limit)
            let lines = try notices.map { "\(CivilTime($0.at).text)  \(try sentences.text($0))" }
            reply.say = lines.isEmpty ? ask.say("said.notice.none") : lines.joined(separator: "\n")
        }
    )

    /// Marks notices as seen, up to one.
    static let noticeSee = Command(
        "notice.see",
        fields: [.needed("upto", .integer)],
        isOpenToBanned: true,
        run: .write(
            act: { ask, transaction in
                let id = NoticeID(try ask.fields.integer("upto", in: 1...JSONParser.maxInteger))
                try transaction.seeNotices(of: ask.me.id, upTo: id)
                return Receipt()
            },
            tell: { _, _, _, _ in }
        )
    )
}

extension JSONWriter {
    fileprivate mutating func write(_ notice: Notice, _ sentences: NoticeSentence, _ reader: Reader) throws {
        let entry = try notice.entry.flatMap { try reader.entry($0) }
        let item = try notice.item.flatMap { try reader.queueItem($0) }
        try object { json in
            json.field("id", notice.id.rawValue)
            json.field("kind", notice.kind.rawValue)
            json.field("at", notice.at.ms)
            json.field("seen", notice.isSeen)
            if let hub = try (entry?.chain.hub ?? item?.hub).flatMap({ try reader.hub($0) }) {
                json.name("hub")
                json.write(hub)
            }
            if let entry {
                json.name("entry")
                try json.write(entry, for: .member(notice.member), reader)
            }
            if let item {
                json.field("item") { json in
                    json.field("number", item.number)
                    json.field("kind", item.kind.rawValue)
                    if let outcome = item.outcome { json.field("outcome", outcome.rawValue) }
                }
            }
            if let words = try sentences.words(notice) { json.field("words", words) }
            json.field("say", try sentences.text(notice))
            if let line = try sentences.appealLine(notice) { json.field("appeal", line) }
        }
    }
}
