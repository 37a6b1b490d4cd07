import HubbubModel
import HubbubWire

/// Reads what a person typed: which command is meant, with which fields.
///
/// Pure; nothing is looked up here.
struct LineReader {
    let table: CommandTable
    let context: LineContext

    struct Reading {
        let command: Command
        let fields: [(String, JSON)]
    }

    /// Refuses `unknown_command` (with the nearest one), `usage`, and what an argument cannot be.
    func read(_ text: String) throws(Refusal) -> Reading {
        if text.hasPrefix("//") { return try post(String(text.dropFirst())) }
        if text.hasPrefix("/") { return try command(text) }
        let bare = text.drop { $0 == " " || $0 == "\t" }
        if bare.count < text.count, bare.hasPrefix("/"), bare.dropFirst().first?.isLetter == true {
            throw Refusal(.unknownCommand, field: "text", try: String(bare), detail: "indented")
        }
        return try post(text)
    }

    private func post(_ body: String) throws(Refusal) -> Reading {
        guard let command = table["message.post"] else { throw Refusal(.fault) }
        if let thread = context.thread {
            return Reading(command: command, fields: [("thread", thread), ("body", .string(body))])
        }
        guard let channel = context.channel else {
            throw Refusal(.missing, field: "channel", try: "/open #hub", detail: "place")
        }
        return Reading(command: command, fields: [("channel", channel), ("body", .string(body))])
    }

    private func command(_ text: String) throws(Refusal) -> Reading {
        let words = text.dropFirst()
        let first = words.prefix { !$0.isWhitespace }
        let rest = words.dropFirst(first.count)
        guard !first.isEmpty else { throw Refusal(.unknownCommand, field: "text", try: "/help") }
        let second = rest.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let pair = "\(first.lowercased()) \(second.lowercased())"
        if !second.isEmpty, let found = table.form(pair) {
            return try read(found, rest.drop(while: \.isWhitespace).dropFirst(second.count))
        }
        guard let found = table.form(first.lowercased()) else {
            throw Refusal(
                .unknownCommand,
                field: "text",
                try: table.nearest(to: first.lowercased()),
                values: ["word": "/\(first)"]
            )
        }
        return try read(found, rest)
    }

    private func read(_ found: CommandTable.Found, _ rest: Substring) throws(Refusal) -> Reading {
        var tokens = LineTokens(rest)
        var fields = found.form.fixed
        for (index, argument) in found.form.arguments.enumerated() {
            // In front of a message's text `in #hub` is text.
            if index == 0 || found.command.takesPlace { fields += takeFlags(&tokens, found.command) }
            if case .hub = argument.kind, fields.contains(where: { ["hub", "everywhere"].contains($0.0) }) { continue }
            guard let filled = try fill(argument, &tokens, found.form) else {
                throw UsageRefusal.lacking(argument, of: found, typed: rest, left: tokens.rest)
            }
            for (name, value) in filled where !fields.contains(where: { $0.0 == name }) { fields.append((name, value)) }
        }
        if !tokens.isAtEnd { fields += takeFlags(&tokens, found.command) }
        guard tokens.isAtEnd else { throw UsageRefusal.plain(found.form) }
        return Reading(command: found.command, fields: fields)
    }

    /// `in #hub`, `everywhere` and `--dry-run`, wherever they stand before the last argument.
    private func takeFlags(_ tokens: inout LineTokens, _ command: Command) -> [(String, JSON)] {
        var flags: [(String, JSON)] = []
        while true {
            if let place = tokens.takeIn() {
                flags.append((place.contains("/") ? "channel" : "hub", .string(place)))
            } else if command.fields.contains(where: { $0.name == "everywhere" }),
                tokens.take("everywhere", "in everywhere")
            {
                flags.append(("everywhere", .bool(true)))
            } else if command.canRehearse, tokens.take("--dry-run") {
                flags.append(("dry_run", .bool(true)))
            } else if command.fields.contains(where: { $0.name == "confirm" }), tokens.take("--confirm") {
                flags.append(("confirm", .bool(true)))
            } else {
                return flags
            }
        }
    }

    /// What an argument adds; empty when it is optional and absent, nil when it is needed and absent.
    private func fill(
        _ argument: LineForm.Argument,
        _ tokens: inout LineTokens,
        _ form: LineForm
    ) throws(Refusal) -> [(String, JSON)]? {
        if case .rest = argument.kind {
            let rest = tokens.takeRest()
            if rest.isEmpty { return argument.isOptional ? [] : nil }
            return [(argument.field, .string(rest))]
        }
        if let token = tokens.peek(), let value = try value(of: argument, token) {
            tokens.take()
            return value
        }
        if let here = defaultValue(of: argument) { return here }
        return argument.isOptional ? [] : nil
    }

    /// nil when the token does not fit the argument.
    private func value(of argument: LineForm.Argument, _ token: Substring) throws(Refusal) -> [(String, JSON)]? {
        let text = JSON.string(String(token))
        switch argument.kind {
        case .message: return try message(token).map { [(argument.field, $0)] }
        case .messageOrThread: return try message(token).map { [("message", $0)] }
        case .channel: return token.hasPrefix("#") || token.hasPrefix("@") ? [(argument.field, text)] : nil
        case .hub: return token.hasPrefix("#") ? [(argument.field, text)] : nil
        case .address: return token.hasPrefix("#") ? [(argument.field, text)] : nil
        case .place:
            guard let address = Address(token) else { return nil }
            if case .message = address { return [("message", text)] }
            return [("channel", text)]
        case .range: return try range(token, argument.field)
        case .destination:
            if let message = try message(token) { return [("into", message)] }
            return token.hasPrefix("#") ? [("channel", text)] : nil
        case .target:
            if let message = try message(token) { return [("message", message)] }
            return token.hasPrefix("#") ? [("channel", text)] : nil
        case .hubOrChannel:
            guard token.hasPrefix("#") else { return nil }
            return [(token.contains("/") ? "channel" : "hub", text)]
        case .member: return [(argument.field, text)]
        case .members:
            return [(argument.field, .array(token.split(separator: ",").map { .string(String($0)) }))]
        case .span:
            // What begins with a digit was meant as one: the command says what would fit.
            return Span(token) != nil || token.first?.isNumber == true ? [(argument.field, text)] : nil
        case .rule: return try named(token, "r", argument)
        case .entry: return try named(token, "e", argument)
        case .item: return try named(token, "q", argument)
        case .number: return Address.number(token).map { [(argument.field, .integer($0))] }
        case .word(let words):
            return words.contains(token.lowercased()) ? [(argument.field, .string(token.lowercased()))] : nil
        case .toggle: return ["on": true, "off": false][token.lowercased()].map { [(argument.field, .bool($0))] }
        case .token: return [(argument.field, text)]
        case .rest: return nil
        }
    }

    /// `12-20`, and `#hub/topic/12-20`: two messages of the same channel.
    private func range(_ token: Substring, _ field: String) throws(Refusal) -> [(String, JSON)]? {
        if let message = try message(token) { return [(field, message)] }
        let start = token.lastIndex(of: "/").map { token.index(after: $0) } ?? token.startIndex
        let numbers = token[start...].split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 2, let first = try message(token[..<start] + numbers[0]),
            let last = try message(token[..<start] + numbers[1])
        else { return nil }
        return [(field, first), ("to", last)]
    }

    private func message(_ token: Substring) throws(Refusal) -> JSON? {
        if let number = Address.number(token) {
            guard let channel = context.channel else {
                throw Refusal(.missing, field: "channel", try: "/open #hub", detail: "place")
            }
            return .array([channel, .integer(number)])
        }
        if case .message = Address(token) { return .string(String(token)) }
        if let kind = token.first, kind == "q" || kind == "e", Address.number(token.dropFirst()) != nil {
            throw Refusal(.wrongKind, field: "message", values: ["text": String(token)])
        }
        return nil
    }

    /// A number behind its letter; refuses `wrong_kind` where it is another's letter, or none.
    private func named(
        _ token: Substring,
        _ letter: Character,
        _ argument: LineForm.Argument
    ) throws(Refusal) -> [(String, JSON)]? {
        if token.first == letter, let number = Address.number(token.dropFirst()) {
            return [(argument.field, .integer(number))]
        }
        let isOther = ["q", "e"].contains(token.first) && Address.number(token.dropFirst()) != nil
        guard !argument.isOptional, letter != "r", isOther || Address.number(token) != nil else { return nil }
        throw Refusal(
            .wrongKind,
            field: argument.field,
            try: "\(letter)\(token.drop { !$0.isNumber })",
            detail: argument.field,
            values: ["text": String(token)]
        )
    }

    private func defaultValue(of argument: LineForm.Argument) -> [(String, JSON)]? {
        switch argument.kind {
        case .channel: context.channel.map { [(argument.field, $0)] }
        case .hub: hub(as: argument.field)
        case .hubOrChannel: context.channel.map { [("channel", $0)] }
        case .messageOrThread, .target: context.thread.map { [("thread", $0)] }
        default: nil
        }
    }

    /// A hub that is left out is the one of the channel one is in; named by id, the server looks it up (`hub_of`).
    private func hub(as field: String) -> [(String, JSON)]? {
        if let hub = context.hub { return [(field, hub)] }
        return context.channel.map { [("hub_of", $0)] }
    }
}
