import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Changes one setting of a hub; what is a rule there is an act, that its log shows.
    static let hubSet = Command(
        "hub.set",
        fields: [
            .needed("hub", .hub), .needed("field", .word), .needed("value", .text), .optional("dry_run", .bool),
        ],
        lines: [
            LineForm(
                "hub set",
                [.init("hub", .hub), .init("field", .word(HubSetting.allCases.map(\.rawValue))), .init("value", .rest)]
            )
        ],
        canRehearse: true,
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findHub(ask)
                guard Rights.runs(found.who) else { throw Refusal(.forbidden, detail: "runs") }
                let change = try transaction.hubChange(ask, of: found.hub)
                guard change.entryKind != nil else {
                    return Receipt(try transaction.setHub(found.hub.id, change).id)
                }
                let place = try transaction.runningPlace(found.hub, found.who, ask)
                let deed = Deed(
                    chain: place.chain,
                    actor: try ask.me.id,
                    role: place.role,
                    words: "\(try ask.fields.string("field")) \(try ask.fields.string("value"))"
                )
                return Receipt(found.hub.id, try transaction.setRule(change, deed)?.id ?? .none)
            },
            tell: { ask, reader, receipt, reply in
                reply.say = ask.say("said.hub.set")
                if let entry = try reader.entry(EntryID(receipt.second)) {
                    try reply.tell(entry, ask, reader)
                } else if ask.isRehearsal {
                    reply.json.field("dry", true)
                    reply.json.field("would", reply.say)
                    reply.json.field("count", 0)
                }
                if !ask.isRehearsal { try reply.tell(hub: HubID(receipt.subject), ask, reader) }
            }
        )
    )
}

/// What of a hub can be set by command.
enum HubSetting: String, CaseIterable {
    case name
    case about
    case visibility
    case join
    case slug
    case colour
    case image
    case membersCreateChannels = "members_create_channels"
    case newcomers
    case questions
    case holdNewcomers = "hold_newcomers"
    case holdLinks = "hold_links"
    case holdBursts = "hold_bursts"
    case hideReported = "hide_reported"
}

extension Reader {
    fileprivate func hubChange(_ ask: Ask, of hub: Hub) throws -> HubChange {
        guard let setting = try ask.fields.optionalCase("field", of: HubSetting.self) else {
            throw ask.fields.missing("field")
        }
        switch setting {
        case .name: return .name(try ask.neededLine("value", atMost: Limits.nameCharacters))
        case .about: return .about(try ask.text("value", atMost: Limits.aboutCharacters) ?? "")
        case .visibility: return .visibility(try ask.value(of: Visibility.self))
        case .join: return .joinPolicy(try ask.value(of: JoinPolicy.self))
        case .slug: return .slug(try ask.newSlug("value"))
        case .colour: return .colour(try ask.colour())
        case .image: return .image(try image(ask, of: hub))
        case .membersCreateChannels: return .membersCreateChannels(try ask.isOn())
        case .holdNewcomers: return .holds(.newcomers, try ask.isOn())
        case .holdLinks: return .holds(.links, try ask.isOn())
        case .holdBursts: return .holds(.bursts, try ask.isOn())
        case .hideReported: return .hidesReported(try ask.isOn())
        case .questions: return .questions(try ask.questions())
        case .newcomers: return .newcomers(limits: try ask.isOn())
        }
    }

    /// A picture of the asker's own that nothing shows, or that the hub has already; nil for `none`.
    private func image(_ ask: Ask, of hub: Hub) throws -> FileID? {
        let text = try ask.fields.string("value").trimmed
        if text.isEmpty || text == "none" { return nil }
        guard let number = Address.number(text) else {
            throw Refusal(.invalid, field: "value", try: "none", detail: "image")
        }
        let id = FileID(number)
        if id == hub.image?.id { return id }
        guard let file = try freeFile(id, of: ask.me.id) else {
            throw Refusal(.notFound, field: "value", detail: "file")
        }
        guard let width = file.width, let height = file.height else {
            throw Refusal(.invalid, field: "value", detail: "picture")
        }
        let side = Limits.hubImageSide
        guard file.bytes <= Limits.hubImageBytes, width <= side, height <= side else {
            throw Refusal(.tooLong, field: "value", detail: "image", values: ["most": "\(side)"])
        }
        return id
    }
}

extension Ask {
    fileprivate func value<Value: RawRepresentable & CaseIterable>(of type: Value.Type) throws -> Value
    where Value.RawValue == String {
        guard let value = try fields.optionalCase("value", of: type) else { throw fields.missing("value") }
        return value
    }

    /// One a line; `none` for no questions.
    fileprivate func questions() throws -> [String] {
        let text = try fields.string("value")
        let most = Limits.hubQuestions
        let lines =
            text.trimmed == "none" ? [] : text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count <= most, lines.allSatisfy({ $0.unicodeScalars.count <= Limits.questionCharacters }) else {
            throw Refusal(.tooLong, field: "value", values: ["most": "\(most)"])
        }
        return lines.map(\.oneLine)
    }

    fileprivate func isOn() throws -> Bool {
        switch try fields.string("value") {
        case "on": return true
        case "off": return false
        default: throw Refusal(.invalid, field: "value", try: "on off")
        }
    }

    /// `#rrggbb`, or `none`.
    fileprivate func colour() throws -> String {
        let text = try fields.string("value").lowercased()
        if text == "none" { return "" }
        let isHex = text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
        guard isHex else { throw Refusal(.invalid, field: "value", try: "#0f766e", detail: "colour") }
        return text
    }
}
