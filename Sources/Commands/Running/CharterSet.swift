import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A new version of the charter; typed, each line after the first is a rule.
    static let charterSet = acting(
        "charter.set",
        fields: place + [.optional("preamble", .text), .needed("rules", .list)],
        lines: [LineForm("charter set", [.init("hub", .hub), .init("text", .rest)])],
        act: { ask, transaction in
            let charter = try ask.charter()
            let place: ActingPlace
            if try ask.fields.bool("everywhere") {
                place = try transaction.actingPlace(ask)
            } else {
                let found = try transaction.findHub(ask)
                guard Rights.runs(found.who) else { throw Refusal(.forbidden, detail: "runs") }
                place = try transaction.runningPlace(found.hub, found.who, ask)
            }
            return try transaction.setCharter(
                preamble: charter.preamble,
                rules: charter.rules,
                transaction.deed(ask, place)
            )
        },
        tell: { ask, reader, entry, reply in
            guard let hub = entry.chain.hub else { return try reply.tell(rules: reader.rules(in: nil, ask)) }
            try reply.tell(reader.charter(hub), of: hub, ask, reader)
        }
    )
}

extension Ask {
    /// The preamble and the rules, from their fields or from the lines of `text`.
    fileprivate func charter() throws -> (preamble: String, rules: [String]) {
        var preamble = try text("preamble", atMost: Limits.aboutCharacters) ?? ""
        var rules = try fields.strings("rules", atMost: Limits.rulesPerCharter)
        if let typed = try fields.optionalString("text") {
            var lines = typed.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
            if lines.count > 1 { preamble = lines.removeFirst() }
            rules = lines
        } else if !fields.has("rules") {
            throw fields.missing("rules")
        }
        rules = rules.map { $0.trimmed.oneLine }
        guard rules.allSatisfy({ !$0.isEmpty }) else { throw Refusal(.empty, field: "rules") }
        guard rules.count <= Limits.rulesPerCharter,
            rules.allSatisfy({ $0.unicodeScalars.count <= Limits.ruleCharacters })
        else {
            throw Refusal(.tooLong, field: "rules", values: ["most": String(Limits.ruleCharacters)])
        }
        return (preamble, rules)
    }
}
