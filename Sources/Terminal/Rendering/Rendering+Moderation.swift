import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire

/// Acts of moderation, and what waits for them.
extension Rendering {
    /// As `2026-11-24 13:33`.
    func moment(_ time: Time) -> String {
        let at = clock(time)
        return "\(at.date) \(at.time)"
    }

    /// `until 2026-11-24 13:33`, or `for good`.
    func end(_ time: Time?) -> String { time.map { text("until", ["until": moment($0)]) } ?? text("forgood") }

    /// What stands in the place of a message that is not live.
    func gone(_ state: Message.State, rule: Int64?) -> String {
        switch state {
        case .removed: text("removed", rule.map { ["rule": String($0)] } ?? [:])
        case .moved: text("moved.away")
        case .live, .deleted, .held: text("deleted")
        }
    }

    /// What stands at a number without a message: why, and where it went.
    func gone(_ state: String, rule: Int64?, to address: String?) -> String {
        if let address { return text("moved", ["to": safe(address)]) }
        return gone(Message.State(rawValue: state) ?? .deleted, rule: rule)
    }

    /// As `locked until 2026-11-24 18:00, rule 3`, `slow: a message every 30s`, `premoderated`.
    func words(for held: Restrictions) -> [String] {
        var said: [String] = []
        if held.isLocked {
            var values: [String: String] = [:]
            if let ends = held.lockEnds { values["until"] = moment(ends) }
            if let rule = held.lockRule { values["rule"] = String(rule) }
            said.append(text("locked", values))
        }
        switch held.slowness {
        case .off: break
        case .seconds: said.append(text("slow.seconds", ["pace": held.slowness.text]))
        case .perDay(let count): said.append(text("slow.day", ["count": String(count)]))
        }
        if held.isPremoderated { said.append(text("premoderated")) }
        return said
    }

    /// What holds now and did not, and what does not any more.
    func changes(from before: Restrictions, to now: Restrictions) -> [String] {
        let known = words(for: before)
        var said = words(for: now).filter { !known.contains($0) }
        if before.isLocked, !now.isLocked { said.append(text("unlocked")) }
        if before.slowness != .off, now.slowness == .off { said.append(text("slow.off")) }
        if before.isPremoderated, !now.isPremoderated { said.append(text("premoderated.off")) }
        return said
    }

    /// The setting by which a post is held; one that this client does not know in its own word.
    func reason(_ word: String?) -> String {
        guard let word else { return "" }
        return HoldReason(rawValue: word).map { text("held.\($0.rawValue)") } ?? safe(word)
    }

    /// An item of a queue: a line that names it, then what was said, and the message with what came before.
    func item(_ json: JSON, place: String, at address: String?) -> [String] {
        let number = json["number"]?.integer ?? 0
        let kind = json["kind"]?.string.flatMap(QueueItem.Kind.init(rawValue:))
        var head = [colour("q\(number)", .author), kind.map { text("queue.kind.\($0.rawValue)") } ?? ""]
        head.append(state(json))
        if let reason = json["reason"]?.string { head.append(self.reason(reason)) }
        if json["escalated"]?.bool == true { head.append(text("queue.escalated")) }
        if let opened = json["opened"]?.integer { head.append(moment(Time(ms: opened))) }
        if let face = Face(json["member"]) { head.append(author(face, me: nil)) }
        head.append(safe(address ?? json["held"]?["channel"]?.string ?? place))
        if let due = json["due"]?.integer { head.append(text("queue.due", ["until": moment(Time(ms: due))])) }
        let lines = reports(json) + messages(json) + held(json["held"])
        let against = json["entry"].map { [text("queue.against", ["entry": entry($0)])] } ?? []
        return [head.filter { !$0.isEmpty }.joined(separator: "  ")] + (against + lines).map { "     " + $0 }
    }

    private func state(_ json: JSON) -> String {
        if let outcome = json["outcome"]?.string.flatMap(QueueItem.Outcome.init(rawValue:)) {
            return text("queue.outcome.\(outcome.rawValue)")
        }
        guard let state = json["state"]?.string.flatMap(QueueItem.State.init(rawValue:)) else { return "" }
        let taker = Face(json["taken_by"]).map { ["nick": author($0, me: nil)] } ?? [:]
        return text("queue.state.\(state.rawValue)", taker)
    }

    private func reports(_ json: JSON) -> [String] {
        (json["reports"]?.array ?? []).flatMap { report -> [String] in
            let who = Face(report["by"]).map { author($0, me: nil) + ": " } ?? ""
            let said = safeLines(report["words"]?.string ?? "")
            return said.enumerated().map { $0.offset == 0 ? who + $0.element : $0.element }
        }
    }

    /// The messages before it, each in a line, and the one that is meant, whole.
    private func messages(_ json: JSON) -> [String] {
        guard let message = Message(json["message"]) else { return [] }
        let before = (json["context"]?.array ?? []).compactMap { Message($0) }.filter { $0.id != message.id }
        let head = { (message: Message) in
            "\(padded(String(message.number), 3, onLeft: true))  \(clock(message.at).time) \(author(message.author, me: nil))  "
        }
        let context = before.map { one in
            let said = one.state == .live ? Markdown.excerpt(one.body, length: Limits.excerptCharacters) : ""
            let head = "  " + head(one)
            let text = said.isEmpty ? gone(one.state, rule: one.rule) : safe(said)
            return head + fitting(text, max(Self.nickColumns, width - TerminalText.columns(head) - 6))
        }
        let body = message.body.isEmpty ? [gone(message.state, rule: message.rule)] : safeLines(message.body)
        let mark = message.state == .live || message.body.isEmpty ? "" : gone(message.state, rule: message.rule) + " "
        return context + ["> " + head(message) + mark + (body.first ?? "")] + body.dropFirst().map { "       " + $0 }
    }

    private func held(_ json: JSON?) -> [String] {
        guard let json else { return [] }
        let title = json["title"]?.string ?? ""
        let lines = (title.isEmpty ? [] : [safe(title)]) + safeLines(json["body"]?.string ?? "")
        return lines.enumerated().map { ($0.offset == 0 ? "> " : "  ") + $0.element }
    }

    /// As `e51  2026-11-24 11:20  ban karl, rule 1, until …: words`.
    func entry(_ json: JSON) -> String {
        let kind = json["kind"]?.string ?? ""
        let word = Catalogue.has("said.kind.\(kind)") ? Catalogue.text("said.kind.\(kind)", language) : safe(kind)
        var line = "e\(json["number"]?.integer ?? 0)"
        if let at = json["at"]?.integer { line += "  \(moment(Time(ms: at)))" }
        line += "  \(word)"
        if let face = Face(json["member"]) { line += " \(author(face, me: nil))" }
        if let message = json["message"]?.string { line += " \(safe(message))" }
        if let rule = json["rule"]?.integer { line += ", " + text("rule", ["rule": String(rule)]) }
        if let until = json["until"]?.integer { line += ", " + end(Time(ms: until)) }
        if let words = json["words"]?.string { line += ": " + safe(words) }
        if json["undone"]?.bool == true { line += " " + Catalogue.text("said.undone", language) }
        if json["erased"]?.bool == true { line += " (\(Catalogue.text("said.kind.erase", language)))" }
        return line
    }

    /// As `mute in #berlin until 2026-11-24 13:33, rule 3 (over)`.
    func sanction(_ sanction: HeldSanction, place: String) -> String {
        var values = ["kind": Catalogue.text("said.kind.\(sanction.kind.rawValue)", language), "place": safe(place)]
        values["end"] = end(sanction.until)
        if let rule = sanction.rule { values["rule"] = String(rule) }
        return text(sanction.holds ? "sanction.holds" : "sanction.over", values)
    }

    /// As `2026-11-23 09:10  ana: talked to him`.
    func note(_ json: JSON) -> [String] {
        let who = Face(json["by"]).map { author($0, me: nil) + ": " } ?? ""
        let at = json["at"]?.integer.map { moment(Time(ms: $0)) + "  " } ?? ""
        return safeLines(json["text"]?.string ?? "").enumerated().map {
            $0.offset == 0 ? at + who + $0.element : "  " + $0.element
        }
    }
}
