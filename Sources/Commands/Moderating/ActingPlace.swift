import HubbubModel
import HubbubStore
import HubbubWire

/// Where an act of moderation holds, and as what the asker acts there.
struct ActingPlace {
    /// nil: everywhere.
    let hub: Hub?
    let who: Standing
    let role: ActingRole

    var chain: Chain { hub.map { .hub($0.id) } ?? .community }
}

extension Reader {
    /// The fields `hub` or `everywhere`; refuses `forbidden` where the asker does not moderate.
    func actingPlace(_ ask: Ask) throws -> ActingPlace {
        if try ask.fields.bool("everywhere") {
            let who = try standing(of: ask.me.id, in: nil)
            guard let role = Rights.actingRoleEverywhere(who) else { throw Refusal(.forbidden, detail: "operator") }
            return ActingPlace(hub: nil, who: who, role: role)
        }
        return try actingPlace(in: findHub(ask).hub, ask)
    }

    /// As the asker acts in a hub they know of.
    func actingPlace(in hub: Hub, _ ask: Ask) throws -> ActingPlace {
        let who = try standing(of: ask.me.id, in: hub.id)
        guard let role = Rights.actingRole(in: hub, who) else { throw Refusal(.forbidden, detail: "moderates") }
        return ActingPlace(hub: hub, who: who, role: role)
    }

    /// The rules that hold in a place: the hub's charter, else the community's rules.
    func rules(in hub: HubID?, _ ask: Ask) throws -> [String] {
        if let hub, let rules = try charter(hub)?.rules, !rules.isEmpty { return rules }
        return try communityRules() ?? (1...4).map { ask.say("said.rules.default.\($0)") }
    }

    /// With what an act in a place is recorded: the asker, the rule and the words.
    func deed(_ ask: Ask, _ place: ActingPlace, needsRule: Bool = false) throws -> Deed {
        Deed(
            chain: place.chain,
            actor: try ask.me.id,
            role: place.role,
            rule: try rule(ask, place, isNeeded: needsRule),
            words: try ask.text("words", atMost: Limits.wordsCharacters) ?? ""
        )
    }

    private func rule(_ ask: Ask, _ place: ActingPlace, isNeeded: Bool) throws -> Int64? {
        let count = Int64(try rules(in: place.hub?.id, ask).count)
        guard let rule = try ask.fields.optionalInteger("rule", in: 1...JSONParser.maxInteger) else {
            guard isNeeded else { return nil }
            throw Refusal(.missing, field: "rule", try: "r1", detail: "rule", values: ["most": "r\(count)"])
        }
        guard rule <= count else {
            throw Refusal(.invalid, field: "rule", try: "/charter", detail: "rule", values: ["most": "r\(count)"])
        }
        return rule
    }
}

extension Ask {
    /// The field `lasts`: how long; refuses `missing` and `invalid`, each with what would fit.
    func neededSpan(_ name: String = "lasts") throws -> Span {
        guard let span = try optionalSpan(name) else {
            throw Refusal(.missing, field: name, try: "7d", detail: "lasts")
        }
        return span
    }

    func optionalSpan(_ name: String = "lasts") throws -> Span? {
        guard let text = try fields.optionalString(name) else { return nil }
        guard let span = Span(text) else {
            throw Refusal(.invalid, field: name, try: Span.proposal(for: text), detail: "span", values: ["text": text])
        }
        return span
    }

    /// Whether the act is only to be tried.
    var isRehearsal: Bool { (try? fields.bool("dry_run")) ?? false }
}

extension Span {
    /// What someone meant who wrote `7j`, `3mo` or `2 Tage`: the nearest that is a span.
    static func proposal(for text: String) -> String {
        let count = text.prefix { $0.isNumber }
        guard let number = Int64(count), number > 0, number < 1_000 else { return "7d" }
        let unit = text.dropFirst(count.count).drop { !$0.isLetter }.lowercased()
        let lengths: [(prefixes: [String], factor: Int64, unit: String)] = [
            (["mo"], 4, "w"), (["min", "mn"], 1, "m"), (["j", "g", "t"], 1, "d"), (["st", "o"], 1, "h"),
            (["y", "a"], 52, "w"), (["se", "w"], 1, "w"), (["h"], 1, "h"), (["d"], 1, "d"),
        ]
        let meant = lengths.first { $0.prefixes.contains { unit.hasPrefix($0) } }
        let proposal = "\(number * (meant?.factor ?? 1))\(meant?.unit ?? "d")"
        return Span(proposal) == nil ? "7d" : proposal
    }
}
