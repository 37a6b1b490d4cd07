import HubbubLocale
import HubbubModel
import HubbubStore

/// A notice in a sentence of its reader's language, with how to appeal.
struct NoticeSentence {
    let reader: Reader
    let language: Language

    /// The whole.
    func text(_ notice: Notice) throws -> String {
        let line = try appealLine(notice).map { Catalogue.text("said.notice.how", language, ["line": $0]) }
        var sentence = try sentence(notice)
        if let last = sentence.last, !last.isPunctuation { sentence += "." }
        return [sentence, line].compactMap(\.self).joined(separator: " ")
    }

    /// The line that appeals; nil where there is nothing to appeal against.
    func appealLine(_ notice: Notice) throws -> String? {
        guard let entry = try notice.entry.flatMap({ try reader.entry($0) }),
            try reader.side(of: entry.id)?.member == notice.member
                || reader.sanction(begunBy: entry, on: notice.member) != nil
        else { return nil }
        return try reader.appealLine(entry, notice.member)
    }

    /// What was said with the decision, to whom it may be told.
    func words(_ notice: Notice) throws -> String? {
        let item = try notice.item.flatMap { try reader.queueItem($0) }
        // To who reported: nothing that was said to the author.
        let entry = notice.entry ?? (item?.kind == .report && item?.outcome == .dismissed ? item?.decision : nil)
        let words = try entry.flatMap { try reader.side(of: $0) }?.words ?? ""
        return words.isEmpty ? nil : words
    }

    private func sentence(_ notice: Notice) throws -> String {
        let entry = try notice.entry.flatMap { try reader.entry($0) }
        if notice.kind == .act, let entry {
            return try EntrySentence(reader: reader, language: language).notice(entry)
        }
        var values = try values(notice)
        if let entry {
            values["kind"] = Catalogue.text("said.kind.\(entry.kind.rawValue)", language)
            values["hub"] = try hub(entry.chain.hub)
            values["about"] = entry.about.map { "e\($0)" }
            values["rule"] = entry.rule.map { "\($0)" }
            if let ends = entry.ends { values["until"] = CivilTime(ends).text }
        }
        return Catalogue.text(try key(notice), language, values)
    }

    private func key(_ notice: Notice) throws -> String {
        guard notice.kind == .decided, let item = try notice.item.flatMap({ try reader.queueItem($0) }) else {
            return "said.notice.\(notice.kind.rawValue)"
        }
        let key = "said.notice.\(item.kind.rawValue).\(item.outcome?.rawValue ?? "gone")"
        return Catalogue.has(key) ? key : "said.notice.item.open"
    }

    private func values(_ notice: Notice) throws -> [String: String] {
        var values: [String: String] = [:]
        values["words"] = try words(notice)
        let item = try notice.item.flatMap { try reader.queueItem($0) }
        values["item"] = item?.name
        values["hub"] = try hub(item?.hub)
        let held = try item.flatMap { try reader.heldPost($0.id) }
        if let message = try (held?.message ?? item?.message).flatMap({ try reader.message($0) }),
            let channel = try reader.channel(message.channel)
        {
            values["place"] = "\(channel.address)/\(message.number)"
        } else if let held, let channel = try reader.channel(held.channel) {
            values["place"] = channel.address
        }
        return values
    }

    private func hub(_ id: HubID?) throws -> String {
        guard let hub = try id.flatMap({ try reader.hub($0) }) else {
            return Catalogue.text("said.everywhere", language)
        }
        return "#\(hub.slug)"
    }
}
