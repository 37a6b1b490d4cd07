import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A new version of the charter; typed, each line after the first is a rule.
    static let charterSet = Command(
        "charter.set",
        fields: place + [.optional("preamble", .text), .needed("rules", .list)],
        lines: [LineForm("charter set", [.init("hub", .hub), .init("text", .rest)])],
        run: .write(
            act: { ask, transaction in
                if try ask.fields.bool("everywhere") {
                    _ = try transaction.actingPlace(ask)
                    try transaction.setCommunityRules(ask.charter().rules)
                    return Receipt(HubID.none)
                }
                let found = try transaction.findHub(ask)
                guard Rights.runs(found.who) else { throw Refusal(.forbidden, detail: "runs") }
                let charter = try ask.charter()
                _ = try transaction.setCharter(
                    found.hub.id,
                    preamble: charter.preamble,
                    rules: charter.rules,
                    by: ask.me.id
                )
                return Receipt(found.hub.id)
            },
            tell: { ask, reader, receipt, reply in
                let hub = HubID(receipt.subject)
                if hub == .none { return try reply.tell(rules: reader.rules(in: nil, ask)) }
                try reply.tell(reader.charter(hub), of: hub, ask, reader)
            }
        )
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
