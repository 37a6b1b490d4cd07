import HubbubLocale
import HubbubModel
import HubbubWire

/// What waits for those who moderate, and the logs.
extension ClientState {
    /// Something new waits, or went up: one quiet line; what others do with it is not told.
    mutating func queueChanged(_ event: JSON, _ rendering: Rendering) -> [Effect] {
        guard let number = event["item"]?.integer else { return [] }
        let hub = event["hub"]?.integer.map { HubID($0) }
        named.sawItem(number)
        guard event["state"]?.string == QueueItem.State.open.rawValue, isNew("queue \(hub?.rawValue ?? 0) \(number)")
        else { return [] }
        let kind = event["kind"]?.string.flatMap(QueueItem.Kind.init(rawValue:)).map { say("queue.kind.\($0)") } ?? ""
        var values = place(of: hub)
        values["item"] = "q\(number)"
        values["kind"] = kind
        values["count"] = String(max(1, event["waiting"]?.integer ?? 1))
        return [.show(["-- " + say("queue.new", values)])]
    }

    /// What waits at the start.
    func waiting(_ hub: HubID?, _ answer: JSON, _ rendering: Rendering) -> [Effect] {
        guard let count = answer["waiting"]?.integer, count > 0 else { return [] }
        var values = place(of: hub)
        values["count"] = String(count)
        return [.show(["-- " + say("queue.waiting", values)])]
    }

    /// Where a queue is, and the line that shows it.
    private func place(of hub: HubID?) -> [String: String] {
        let name = hub.map { hubAddress($0) } ?? say("everywhere")
        return ["place": name, "line": "/queue" + whereabouts(hub)]
    }

    /// What a line needs besides, to mean a hub: nothing for the one that is open.
    func whereabouts(_ hub: HubID?) -> String {
        guard let hub else { return " everywhere" }
        let here = place.flatMap { channels[$0.channel]?.hub }
        return here == hub ? "" : " in \(hubAddress(hub))"
    }

    /// Items a block each, and below them the lines that decide.
    mutating func queue(_ result: JSON, _ rendering: Rendering) -> [String] {
        let items = result["items"]?.array ?? []
        guard !items.isEmpty else { return ["-- " + say("queue.none")] }
        let isMine = result["waiting"] == nil
        var said: Set<String> = []
        var lines: [String] = []
        var ways: [String] = []
        for json in items {
            lines += item(json, rendering) ?? []
            let key = isMine ? "withdraw" : json["kind"]?.string ?? ""
            guard let number = json["number"]?.integer, Catalogue.has("terminal.queue.how.\(key)"),
                said.insert(key).inserted
            else { continue }
            let name = "q\(number)" + whereabouts(json["hub"]?.integer.map { HubID($0) })
            ways.append("-- " + say("queue.how.\(key)", ["item": name]))
        }
        return lines + ways
    }

    /// One item: its name, kind and state, whom and what it concerns, what was said, and what came before.
    mutating func item(_ json: JSON?, _ rendering: Rendering) -> [String]? {
        guard let json, let number = json["number"]?.integer else { return nil }
        let message = Message(json["message"])
        let at = message.map { "\(address(of: $0.channel))/\($0.number)" }
        named.sawItem(number, message: at)
        named.sawEntry(json["entry"])
        let hub = json["hub"]?.integer.map { HubID($0) }
        return rendering.item(json, place: hub.map { hubAddress($0) } ?? say("everywhere"), at: at)
    }

    /// A log as the server puts it into lines.
    mutating func log(_ result: JSON, _ said: String, _ rendering: Rendering) -> [String] {
        let entries = result["entries"]?.array ?? []
        for entry in entries.reversed() { named.sawEntry(entry) }
        guard !entries.isEmpty else { return ["-- " + say("log.none")] }
        return said.isEmpty ? entries.map { rendering.entry($0) } : rendering.said(said)
    }

    /// What happened with a member: sanctions, entries, notes.
    mutating func record(_ result: JSON, _ rendering: Rendering) -> [String]? {
        guard let face = Face(result["member"]) else { return nil }
        for entry in result["entries"]?.array ?? [] { named.sawEntry(entry) }
        let sanctions = (result["sanctions"]?.array ?? []).compactMap { HeldSanction($0) }.map { sanction in
            rendering.sanction(sanction, place: sanction.hub.map { hubAddress($0) } ?? say("everywhere"))
        }
        let entries = (result["entries"]?.array ?? []).map { rendering.entry($0) }
        let notes = (result["notes"]?.array ?? []).flatMap { rendering.note($0) }
        let lines = sanctions + entries + notes
        return [rendering.known(face)] + (lines.isEmpty ? ["-- " + say("record.none")] : lines)
    }

    /// A post that waits for a moderator: by which setting, and how to mend it.
    mutating func held(_ held: JSON, _ rendering: Rendering) -> [Effect] {
        guard let number = held["number"]?.integer else { return [] }
        named.sawItem(number)
        let hub = held["hub"]?.integer.map { HubID($0) }
        let line = "/withdraw q\(number)" + (hub.map { whereabouts($0) } ?? "")
        let values = ["item": "q\(number)", "reason": rendering.reason(held["reason"]?.string), "line": line]
        return [.show(["-- " + say("held", values)])]
    }

    /// One's own post that was taken back, to be mended.
    func withdrawn(_ result: JSON, _ rendering: Rendering) -> [Effect] {
        let title = result["title"]?.string ?? ""
        let text = (title.isEmpty ? [] : [rendering.safe(title)]) + rendering.safeLines(result["body"]?.string ?? "")
        return [.show(["-- " + say("withdrawn")] + text)]
    }

    /// Takes in what an answer names.
    mutating func absorbModeration(_ result: JSON) {
        named.sawEntry(result["entry"])
        named.sawItem(result["item"]?.integer)
    }

    /// The line meant where an item or entry was written for the message that it is about.
    func meant(by line: String, _ refusal: ReceivedRefusal) -> String? {
        guard refusal.code == "wrong_kind", refusal.try == nil else { return nil }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let index = words.firstIndex(where: { named.messages[$0] != nil }),
            let message = named.messages[words[index]]
        else { return nil }
        return (words[..<index] + [message] + words[(index + 1)...]).joined(separator: " ")
    }
}
