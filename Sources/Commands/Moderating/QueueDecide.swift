import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Posts what was held.
    static let queueApprove = acting(
        "queue.approve",
        fields: [.needed("item", .integer)] + place,
        lines: [
            LineForm("approve", [.init("item", .item), .init("hub", .hub), .init("words", .rest, optional: true)])
        ],
        act: { ask, transaction in
            let (item, place) = try transaction.itemToDecide(ask, .held)
            return try transaction.approve(item, transaction.deed(ask, place.acting())).entry
        },
        tell: { ask, reader, entry, reply in
            guard let id = try reader.side(of: entry.id)?.message, let message = try reader.message(id) else { return }
            reply.json.name("message")
            reply.json.write(message, html: ask.forum.html)
        }
    )

    /// Turns a held post down, by a rule.
    static let queueReject = acting(
        "queue.reject",
        fields: [.needed("item", .integer), .needed("rule", .integer)] + place,
        lines: [
            LineForm(
                "reject",
                [
                    .init("item", .item), .init("hub", .hub), .init("rule", .rule),
                    .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            let (item, place) = try transaction.itemToDecide(ask, .held)
            return try transaction.reject(item, transaction.deed(ask, place.acting(), needsRule: true))
        }
    )

    /// Agrees with a report, with an act or without; grants an appeal, wholly or with a nearer end.
    static let queueAgree = acting(
        "queue.agree",
        fields: [
            .needed("item", .integer), .optional("act", .word), .optional("lasts", .duration),
            .optional("rule", .integer),
        ] + place,
        lines: [
            LineForm(
                "agree",
                [
                    .init("item", .item), .init("hub", .hub),
                    .init("act", .word(ReportAct.allCases.map(\.rawValue)), optional: true),
                    .init("lasts", .span, optional: true), .init("rule", .rule, optional: true),
                    .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            let (item, place) = try transaction.itemToDecide(ask, .report, .appeal)
            return item.kind == .appeal
                ? try transaction.grant(item, place, ask) : try transaction.agree(item, place, ask)
        }
    )

    /// Turns a report down; refuses an appeal.
    static let queueDismiss = acting(
        "queue.dismiss",
        fields: [.needed("item", .integer)] + place,
        lines: [
            LineForm("dismiss", [.init("item", .item), .init("hub", .hub), .init("words", .rest, optional: true)])
        ],
        act: { ask, transaction in
            let (item, place) = try transaction.itemToDecide(ask, .report, .appeal)
            if item.kind == .appeal {
                let (entry, deed) = try transaction.decision(on: item, place, ask)
                return try transaction.uphold(item, entry, deed)
            }
            if let message = item.message { try transaction.endHiding(of: message) }
            return try transaction.dismiss(item, transaction.deed(ask, place.acting()))
        }
    )
}

/// With what a moderator agrees with a report.
enum ReportAct: String, CaseIterable {
    case mute
    case ban
    case kick
    case remove
}

extension Transaction {
    /// The item, not decided, not another's work, of a kind that the command decides.
    fileprivate func itemToDecide(_ ask: Ask, _ kinds: QueueItem.Kind...) throws -> (QueueItem, QueuePlace) {
        let place = try queuePlace(ask)
        let item = try findItem(ask, in: place)
        guard item.state != .done else { throw Refusal(.already, field: "item", detail: "decided") }
        try refuseTaken(item, ask)
        guard kinds.contains(item.kind) else {
            let line = item.kind == .held ? "/approve \(item.name)" : "/agree \(item.name)"
            throw Refusal(.conflict, field: "item", try: line, detail: item.kind == .held ? "held" : "report")
        }
        return (item, place)
    }

    fileprivate func agree(_ item: QueueItem, _ place: QueuePlace, _ ask: Ask) throws -> Entry {
        let acting = place.acting()
        let act = try ask.fields.optionalCase("act", of: ReportAct.self)
        if let message = item.message { try endHiding(of: message) }
        guard let act else { return try agree(item, deed(ask, acting)) }
        try refuseActing(acting, on: item.member)
        let entry = try perform(act, on: item, acting, ask)
        try agree(item, by: entry)
        return entry
    }

    private func perform(_ act: ReportAct, on item: QueueItem, _ place: ActingPlace, _ ask: Ask) throws -> Entry {
        switch act {
        case .mute, .ban:
            let span = try ask.neededSpan()
            try refuseLonger(span, place)
            let deed = try deed(ask, place, needsRule: true)
            let ends = span.duration.map { now.advanced(by: $0) }
            return try impose(act == .mute ? .mute : .ban, on: item.member, ends: ends, deed)
        case .kick: return try kick(item.member, deed(ask, place))
        case .remove:
            guard let message = try item.message.flatMap({ try message($0) }) else { throw Refusal.notFound }
            return try remove(message, deed(ask, place, needsRule: true))
        }
    }

    fileprivate func grant(_ item: QueueItem, _ place: QueuePlace, _ ask: Ask) throws -> Entry {
        if ask.fields.has("act") { throw Refusal(.invalid, field: "act", try: "/agree \(item.name)", detail: "appeal") }
        let (entry, deed) = try decision(on: item, place, ask)
        guard let span = try ask.optionalSpan() else {
            let reversal = try reverse(item, entry, deed)
            try setExcerpts(after: reversal, ask)
            return reversal
        }
        guard let lasts = span.duration else { throw Refusal(.invalid, field: "lasts", detail: "shorter") }
        return try reduce(item, entry, ends: entry.at.advanced(by: lasts), deed)
    }

    /// The entry an appeal is against, and the deed that decides it in the entry's own log.
    fileprivate func decision(on item: QueueItem, _ place: QueuePlace, _ ask: Ask) throws -> (Entry, Deed) {
        guard let deciding = try deciding(item, place.who) else { throw Refusal.notFound }
        let words = try ask.text("words", atMost: Limits.wordsCharacters) ?? ""
        if deciding.isLast, words.isEmpty { throw Refusal(.missing, field: "words", detail: "answer") }
        let said = deciding.isLast ? "\(ask.say("said.appeal.alone")) \(words)" : words
        let deed = Deed(chain: deciding.entry.chain, actor: try ask.me.id, role: deciding.role, words: said)
        return (deciding.entry, deed)
    }

    /// Moderators give at most `Limits.sanctionByModerator`.
    func refuseLonger(_ span: Span, _ place: ActingPlace) throws {
        guard let most = Rights.longestSanction(as: place.role) else { return }
        guard let duration = span.duration, duration <= most else {
            throw Refusal(.forbidden, field: "lasts", try: "28d", detail: "longest")
        }
    }
}
