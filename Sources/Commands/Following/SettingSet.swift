import HubbubModel
import HubbubStore
import HubbubWire

/// What a member may set for themselves, on all devices, with the values there are.
enum MemberSettings {
    static let known: [(name: String, values: [String])] = [
        ("replies", ["on", "off"]),
        ("typing", ["on", "off"]),
        ("presence", ["on", "off"]),
        ("theme", ["auto", "light", "dark"]),
        ("enter", ["send", "newline"]),
        (quiet, ["off"]),
    ]

    /// No notices until a time: `8h`, or `off`.
    static let quiet = "quiet"
}

extension Ask {
    /// The end of a rest from notices, in ms; empty for none.
    fileprivate func quietUntil(_ value: String) throws -> String {
        if value == "off" { return "" }
        guard let lasts = Span(value)?.duration, lasts <= Limits.quietMost else {
            throw Refusal(.invalid, field: "value", try: "8h", detail: "span", values: ["text": value])
        }
        return String(now.advanced(by: lasts).ms)
    }
}

extension Command {
    static let settingSet = Command(
        "setting.set",
        fields: [.needed("name", .word), .needed("value", .word)],
        lines: [LineForm("set", [.init("name", .word(MemberSettings.known.map(\.name))), .init("value", .token)])],
        run: .write(
            act: { ask, transaction in
                let name = try ask.fields.string("name")
                let value = try ask.fields.string("value")
                guard let setting = MemberSettings.known.first(where: { $0.name == name }) else {
                    throw Refusal(.invalid, field: "name", try: MemberSettings.known.map(\.name).joined(separator: " "))
                }
                if name == MemberSettings.quiet {
                    _ = try transaction.setSetting(name, to: try ask.quietUntil(value), of: ask.me.id)
                    return Receipt()
                }
                guard setting.values.contains(value) else {
                    throw Refusal(.invalid, field: "value", try: setting.values.joined(separator: " "))
                }
                _ = try transaction.setSetting(name, to: value, of: ask.me.id)
                return Receipt()
            },
            tell: { ask, reader, _, reply in
                let settings = try reader.settings(of: ask.me.id)
                reply.json.write(settings: settings)
                reply.say = ask.say(
                    "said.setting.set",
                    ["name": try ask.fields.string("name"), "value": try ask.fields.string("value")]
                )
            }
        )
    )
}
