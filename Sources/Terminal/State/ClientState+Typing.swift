import HubbubModel
import HubbubWire

extension ClientState {
    /// What a typed line leads to.
    mutating func typed(_ text: String, number: Int64) -> [Effect] {
        switch TypedLine(text) {
        case .nothing: return []
        case .quit: return [.leave]
        case .leaveThread:
            place?.thread = nil
            return []
        case .next:
            return [
                .ask(
                    Ask(
                        "unread.next",
                        place.map { [("channel", .integer($0.channel.rawValue))] } ?? [],
                        for: .opening(number: number)
                    )
                )
            ]
        case .substitution(let old, let new): return substitute(old, new, number)
        case .line(let line): return [.ask(ask(line, number))]
        }
    }

    private func ask(_ line: String, _ number: Int64) -> Ask {
        var fields: [(String, JSON)] = []
        if let place {
            fields.append(
                ("channel", place.address.hasPrefix("#") ? .string(place.address) : .integer(place.channel.rawValue))
            )
            if let thread = place.thread { fields.append(("thread", .integer(thread.id.rawValue))) }
        }
        fields.append(("text", .string(line)))
        return Ask("line", fields, for: .typed(number: number), isAct: true)
    }

    private func substitute(_ old: String, _ new: String, _ number: Int64) -> [Effect] {
        guard let lastOwn, lastOwn.state == .live else { return [.show(["! " + say("substitute.none")])] }
        guard lastOwn.body.contains(old) else {
            return [.show(["! " + say("substitute.missing", ["text": old, "number": String(lastOwn.number)])])]
        }
        let body = lastOwn.body.replacing(old, with: new, maxReplacements: 1)
        let fields: [(String, JSON)] = [
            ("message", .integer(lastOwn.id.rawValue)), ("body", .string(body)), ("version", .integer(lastOwn.version)),
        ]
        return [.ask(Ask("message.edit", fields, for: .typed(number: number), isAct: true))]
    }
}
