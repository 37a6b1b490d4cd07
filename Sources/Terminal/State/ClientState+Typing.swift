import HubbubLocale
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
        case .open(let target):
            guard showsReplies else { return [.ask(ask(text, number))] }
            return [.ask(opening(.string(target), for: .typed(number: number)))]
        case .goTo(let target): return goTo(target, number)
        case .edit(let message): return edit(message, number)
        case .opened: return [.show(openedLines)]
        case .line(let line): return [.ask(ask(line, number))]
        case .misused(let usage):
            return [.show(["! " + Catalogue.text("refusal.usage", language, ["usage": usage])])]
        }
    }

    /// A channel's page, or the one around a message where the address ends in a number.
    func opening(_ target: JSON, for purpose: Ask.Purpose) -> Ask {
        let isMessage = target.string?.split(separator: "/").last.flatMap { Int64($0) } != nil
        let replies: [(String, JSON)] = showsReplies ? [("replies", .bool(true))] : []
        return Ask("channel.open", [(isMessage ? "message" : "channel", target)] + replies, for: purpose)
    }

    /// The page around a number, or from a day on.
    private func goTo(_ target: String, _ number: Int64) -> [Effect] {
        if target.hasPrefix("#"), target.contains("/") {
            return [.ask(opening(.string(target), for: .typed(number: number)))]
        }
        guard let place else { return [.show(["! " + say("place.none")])] }
        let from: (String, JSON)
        if let line = Int64(target), line > 0 {
            from = ("around", .integer(line))
        } else if let day = LocalTime.begin(of: target) {
            from = ("since", .integer(day.ms))
        } else {
            return [.show(["! " + say("goto.usage")])]
        }
        let fields: [(String, JSON)] = [("channel", .integer(place.channel.rawValue)), from, ("replies", .bool(true))]
        return [.ask(Ask("channel.history", fields, for: .typed(number: number)))]
    }

    private func edit(_ message: Int64, _ number: Int64) -> [Effect] {
        guard let place else { return [.show(["! " + say("place.none")])] }
        let address = JSON.array([.integer(place.channel.rawValue), .integer(message)])
        return [.ask(Ask("message.show", [("message", address)], for: .editing(number: number, message: message)))]
    }

    /// The text of a message, to be changed.
    func editable(_ answer: JSON, _ number: Int64) -> [Effect] {
        guard let message = Message(answer["message"]), message.state == .live else {
            return [.show(["! " + say("deleted")])]
        }
        return [.edit(line: "/edit \(number) ", text: message.body)]
    }

    private var openedLines: [String] {
        let lines = opened.enumerated().filter { channels[$0.element] != nil }.map { index, channel in
            let unread = reading[channel]?.unread ?? 0
            let count = unread > 0 ? "  " + say("count.unread", ["count": Prompt.count(unread)]) : ""
            return "Alt-\(index + 1)  \(channel == place?.channel ? "*" : " ") \(address(of: channel))\(count)"
        }
        return lines.isEmpty ? ["-- " + say("opened.none")] : lines
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
