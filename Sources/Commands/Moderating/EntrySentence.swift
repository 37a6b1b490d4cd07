import HubbubLocale
import HubbubModel
import HubbubStore

/// An entry in a sentence of someone's language: to who acted, and to who is touched.
struct EntrySentence {
    let reader: Reader
    let language: Language

    /// What was done, as who acted reads it.
    ///
    /// As: Muted karl in #berlin until 2026-11-24 13:33 UTC, rule 3.
    func act(_ entry: Entry) throws -> String {
        let key = "said.act.\(entry.kind.rawValue)"
        return say(Catalogue.has(key) ? key : "said.act.setting", try values(entry))
    }

    /// What was done to the one who reads it: "You are muted in #berlin until …, rule 3: words".
    ///
    /// An undo says what holds again, where one word says it.
    func notice(_ entry: Entry) throws -> String {
        let undone = try entry.kind == .undo ? entry.about.flatMap { try reader.entry($0, in: entry.chain)?.kind } : nil
        let key = "said.notice.\((undone.flatMap { Self.reverses[$0] } ?? entry.kind).rawValue)"
        return say(Catalogue.has(key) ? key : "said.notice.other", try values(entry))
    }

    private static let reverses: [EntryKind: EntryKind] = [.mute: .unmute, .ban: .unban]

    /// A line of a list, with as much as its reader may see.
    func line(_ entry: Entry, for who: EntryReader) throws -> String {
        var values = try values(entry)
        let sees: Bool
        switch who {
        case .moderator: sees = true
        case .visitor: sees = false
        case .member(let me): sees = try reader.side(of: entry.id)?.member == me
        }
        if !sees { for hidden in ["words", "count", "place", "nick"] { values[hidden] = nil } }
        values["rule"] = entry.rule.map { "r\($0)" }
        values["when"] = CivilTime(entry.at).text
        values["role"] = Catalogue.text("said.role.\(entry.role.rawValue)", language)
        let undone = entry.undoneBy == nil ? "" : " " + Catalogue.text("said.undone", language)
        return say("said.modlog.line", values) + undone
    }

    private func say(_ key: String, _ values: [String: String]) -> String {
        Catalogue.text(key, language, values)
    }

    /// The places of the sentences; what an entry lacks is left out with its brackets.
    private func values(_ entry: Entry) throws -> [String: String] {
        var values = ["entry": entry.name, "kind": Catalogue.text("said.kind.\(entry.kind.rawValue)", language)]
        if let hub = entry.chain.hub.flatMap({ try? reader.hub($0) }) {
            values["hub"] = "#\(hub.slug)"
        } else {
            values["hub"] = Catalogue.text("said.everywhere", language)
        }
        if let rule = entry.rule { values["rule"] = "\(rule)" }
        if let ends = entry.ends {
            values["until"] = CivilTime(ends).text
        } else if entry.kind == .mute || entry.kind == .ban {
            values["forgood"] = Catalogue.text("said.forgood", language)
        }
        if let about = entry.about { values["about"] = "e\(about)" }
        guard let side = try reader.side(of: entry.id) else { return values }
        if let member = side.member { values["nick"] = "@" + (try reader.face(member)).nick }
        values["count"] = String(side.count)
        values["place"] = try place(side, entry.chain)
        if !side.words.isEmpty { values["words"] = side.words }
        return values
    }

    /// The address of what was touched.
    private func place(_ side: EntrySide, _ chain: Chain) throws -> String? {
        if side.message != nil { return try reader.address(of: side, in: chain) }
        if let id = side.thread, let thread = try reader.thread(id), let channel = try reader.channel(thread.channel),
            try reader.mayBeNamed(channel, in: chain)
        {
            return thread.title.isEmpty ? "\(channel.address)/\(thread.number)" : "“\(thread.title)”"
        }
        return try side.channel.flatMap { try reader.channel($0) }?.address
    }
}
