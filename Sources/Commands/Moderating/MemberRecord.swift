import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Notes something on a member for the hub's moderators, or for operators.
    static let memberNote = Command(
        "member.note",
        fields: [.needed("member", .member), .needed("text", .text)] + place,
        lines: [LineForm("note", [.init("member", .member), .init("hub", .hub), .init("text", .rest)])],
        run: .write(
            act: { ask, transaction in
                let place = try transaction.actingPlace(ask)
                let member = try transaction.find(ask.fields.member())
                let text = try ask.neededText("text", atMost: Limits.wordsCharacters)
                try transaction.note(text, on: member.id, in: place.hub?.id, by: ask.me.id)
                return Receipt(member.id)
            },
            tell: { ask, _, _, reply in reply.say = ask.say("said.note") }
        )
    )

    /// What happened with a member in a hub, or everywhere: sanctions, entries, notes.
    static let memberRecord = Command(
        "member.record",
        fields: [.needed("member", .member)] + place,
        lines: [LineForm("record", [.init("member", .member), .init("hub", .hub)])],
        run: .read { ask, reader, reply in
            let place = try reader.actingPlace(ask)
            let member = try reader.find(ask.fields.member())
            let hub = place.hub?.id
            let sanctions = try reader.sanctionsEver(of: member.id, limit: Limits.page).filter {
                hub == nil || $0.hub == hub || $0.hub == nil
            }
            let entries = try reader.entries(touching: member.id, in: place.chain, before: nil, limit: Limits.page)
            let notes = try reader.notes(on: member.id, in: hub)
            reply.json.name("member")
            reply.json.write(Face(member))
            reply.json.field("sanctions", sanctions) { $0.write($1, now: reader.now) }
            try reply.json.entries(entries, for: .moderator, reader)
            try reply.json.field("notes", notes) { json, note in
                let by = try reader.face(note.by)
                json.object { json in
                    json.name("by")
                    json.write(by)
                    json.field("text", note.text)
                    json.field("at", note.at.ms)
                }
            }
            let sentences = EntrySentence(reader: reader, language: ask.language)
            let lines =
                try entries.map { try sentences.line($0, for: .moderator) }
                + notes.map { "\(CivilTime($0.at).text)  @\(try reader.face($0.by).nick): \($0.text)" }
            reply.say = lines.isEmpty ? ask.say("said.record.none") : lines.joined(separator: "\n")
        }
    )
}
