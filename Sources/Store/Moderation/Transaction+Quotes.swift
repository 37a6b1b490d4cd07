import HubbubModel

/// Quotations of a purged message: lines behind `>` in a text that names its author, as `/quote` makes them.
extension Transaction {
    /// Takes the quoted lines out of messages and held posts; what is changed is announced as edited.
    ///
    /// Looks through every text there is: a purge is rare.
    func forgetQuotes(of texts: [String], by nick: String) throws {
        let quotation = Quotation(texts: texts)
        for line in quotation.lines {
            let (needle, author) = ("> \(line)", "@\(nick)")
            let quoting = try sql.rows(
                "SELECT message_id, version, body FROM message_version WHERE instr(body, ?) > 0 AND instr(body, ?) > 0",
                needle,
                author
            ) { (message: $0.id(0) as MessageID, version: $0.int(1), body: $0.text(2)) }
            for found in quoting {
                try replace(found.message, found.version, quotation.removed(from: found.body))
            }
            let drafts = try sql.rows(
                "SELECT member_id, channel_id, thread_id, body FROM draft WHERE instr(body, ?) > 0 AND instr(body, ?) > 0",
                needle,
                author
            ) {
                (
                    member: $0.id(0) as MemberID, channel: $0.id(1) as ChannelID, thread: $0.id(2) as ThreadID,
                    body: $0.text(3)
                )
            }
            for draft in drafts {
                let thread = draft.thread == .none ? nil : draft.thread
                try keepDraft(of: draft.member, draft.channel, thread, "", quotation.removed(from: draft.body))
            }
            let held = try sql.rows(
                "SELECT item_id, body FROM held_post WHERE instr(body, ?) > 0 AND instr(body, ?) > 0",
                needle,
                author
            ) { (item: $0.id(0) as QueueItemID, body: $0.text(1)) }
            for found in held {
                try sql.run(
                    "UPDATE held_post SET body = ?, excerpt = '' WHERE item_id = ?",
                    quotation.removed(from: found.body),
                    found.item
                )
            }
        }
    }

    private func replace(_ id: MessageID, _ version: Int64, _ body: String) throws {
        if let entry = try searchEntry(id) { unindex(entry) } else { try SearchSweep.note(in: sql) }
        try sql.run("UPDATE message_version SET body = ? WHERE message_id = ? AND version = ?", body, id, version)
        try sql.run("UPDATE thread SET excerpt = '' WHERE root_id = ?", id)
        guard let entry = try searchEntry(id) else { return }
        index(entry)
        try announce(.messageEdited, about: id.rawValue, thread: entry.thread, home: entry.channel)
    }
}

/// The lines of a text, as they stand in its quotations.
private struct Quotation {
    /// Longest first: the rarest.
    let lines: [String]

    init(texts: [String]) {
        let all = texts.flatMap { $0.split(separator: "\n").map(String.init) }
        lines = Set(all).filter { line in line.contains { $0.isLetter || $0.isNumber } }
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The text with each of the quoted lines replaced by an ellipsis.
    func removed(from body: String) -> String {
        let quoted = Set(lines.map { "> \($0)" })
        return body.split(separator: "\n", omittingEmptySubsequences: false)
            .map { quoted.contains(String($0)) ? "> …" : String($0) }
            .joined(separator: "\n")
    }
}
