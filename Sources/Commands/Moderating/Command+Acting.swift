import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// An act of moderation: `act` checks the right, acts and gives the entry; the answer tells what was done and what
    /// undoes it.
    ///
    /// Each takes `dry_run` and `words` besides its own fields.
    static func acting(
        _ name: String,
        fields: [Field],
        lines: [LineForm],
        needs: Need = .login,
        act: @escaping @Sendable (Ask, Transaction) throws -> Entry,
        tell: @escaping @Sendable (Ask, Reader, Entry, inout Reply) throws -> Void = { _, _, _, _ in }
    ) -> Command {
        Command(
            name,
            fields: fields + [.optional("words", .text), .optional("dry_run", .bool)],
            lines: lines,
            needs: needs,
            canRehearse: true,
            run: .write(
                act: { ask, transaction in Receipt(try act(ask, transaction).id) },
                tell: { ask, reader, receipt, reply in
                    guard let entry = try reader.entry(EntryID(receipt.subject)) else { throw Refusal.notFound }
                    try reply.tell(entry, ask, reader)
                    if !ask.isRehearsal { try tell(ask, reader, entry, &reply) }
                }
            )
        )
    }

    /// `hub` or `everywhere`, as fields of a command.
    static var place: [Field] { [.optional("hub", .hub), .optional("everywhere", .bool)] }
}

extension Reply {
    /// What an act did, or would do.
    mutating func tell(_ entry: Entry, _ ask: Ask, _ reader: Reader) throws {
        let sentence = try EntrySentence(reader: reader, language: ask.language).act(entry)
        let side = try reader.side(of: entry.id)
        if ask.isRehearsal {
            json.field("dry", true)
            let final = try reader.canUndo(entry) ? nil : ask.say("said.act.final")
            let would = [sentence, final].compactMap(\.self).joined(separator: " ")
            json.field("would", would)
            say = ask.say("said.act.would", ["act": would])
        } else {
            json.name("entry")
            try json.write(entry, for: .moderator, reader)
            let undo = try reader.undoLine(entry)
            if let undo { json.field("undo", undo) }
            say = [sentence, undo.map { ask.say("said.act.undo.line", ["line": $0]) } ?? ask.say("said.act.final")]
                .joined(separator: " ")
        }
        json.field("count", side?.count ?? 0)
        if let ends = entry.ends { json.field("until", ends.ms) }
    }
}
