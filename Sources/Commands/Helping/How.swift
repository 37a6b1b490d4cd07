import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Which command does what the words say, with what of it the words name filled in.
    static let how = Command(
        "how",
        fields: [.needed("words", .text)],
        lines: [LineForm("how", [.init("words", .rest)])],
        needs: .nothing,
        run: .read { ask, reader, reply in
            let words = try ask.neededText("words", atMost: 200)
            guard let found = CommandTable.hubbub.answer(to: words, ask) else {
                throw Refusal(.unknownCommand, field: "words", try: "/help", detail: "how")
            }
            let line = try FilledLine(found.form, words: words, ask, reader).text
            let text = "\(line)  \(ask.say("command.\(found.command.name)"))"
            reply.json.field("text", text)
            reply.json.field("line", line)
            reply.say = text
        }
    )
}

extension CommandTable {
    /// The typed form whose word, name and help share most with the words asked.
    fileprivate func answer(to question: String, _ ask: Ask) -> Found? {
        let asked = Set(question.lowercased().split { !$0.isLetter }.map(String.init))
        let scored = commands.flatMap { command in
            let help = Set(ask.say("command.\(command.name)").lowercased().split { !$0.isLetter }.map(String.init))
            return command.lines.map { form -> (found: Found, score: Int) in
                let own = Set((form.word.split(separator: " ") + command.name.split(separator: ".")).map(String.init))
                let helped = help.intersection(asked).filter { $0.count > 3 }.count
                return (Found(command: command, form: form), 3 * own.intersection(asked).count + helped)
            }
        }
        return scored.filter { $0.score > 0 }.max { $0.score < $1.score }?.found
    }
}

/// A form with what a question names put in its places; what it does not name stands as the usage has it.
private struct FilledLine {
    let text: String

    init(_ form: LineForm, words: String, _ ask: Ask, _ reader: Reader) throws {
        var tokens = words.split(whereSeparator: \.isWhitespace).map(String.init)
        let pieces = try form.arguments.compactMap { argument -> String? in
            let index = try tokens.firstIndex { try Self.fits($0, argument, ask, reader) }
            guard let index else { return Self.placeholder(argument) }
            return tokens.remove(at: index)
        }
        text = (["/" + form.word] + pieces).joined(separator: " ")
    }

    /// How what was not named is shown; the hub or channel one is in is meant where none is.
    private static func placeholder(_ argument: LineForm.Argument) -> String? {
        switch argument.kind {
        case .hub, .channel, .hubOrChannel: nil
        default: argument.isOptional ? "[\(argument.shown)]" : argument.shown
        }
    }

    private static func fits(
        _ token: String,
        _ argument: LineForm.Argument,
        _ ask: Ask,
        _ reader: Reader
    ) throws -> Bool {
        switch argument.kind {
        // Visitors learn of no member.
        case .member: try ask.caller != nil && reader.member(nick: token)?.state == .active
        case .message, .messageOrThread, .number: Address.number(token) != nil
        case .hub, .channel, .place, .hubOrChannel, .address: token.hasPrefix("#") && Address(token) != nil
        case .span: Span(token) != nil
        case .rule: token.first == "r" && Address.number(token.dropFirst()) != nil
        case .entry: token.first == "e" && Address.number(token.dropFirst()) != nil
        case .item: token.first == "q" && Address.number(token.dropFirst()) != nil
        case .word(let words): words.contains(token.lowercased())
        case .target: Address.number(token) != nil || token.hasPrefix("#")
        default: false
        }
    }
}
