import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// All commands a line each, or one of them with its forms.
    static let help = Command(
        "help",
        fields: [.optional("about", .text)],
        lines: [LineForm("help", [.init("about", .rest, optional: true)])],
        needs: .nothing,
        isOpenToBanned: true,
        run: .read { ask, _, reply in
            let about = try ask.text("about", atMost: 64) ?? ""
            let text = about.isEmpty ? CommandTable.hubbub.overview(ask) : try CommandTable.hubbub.help(on: about, ask)
            reply.json.field("text", text)
            reply.say = text
        }
    )
}

extension CommandTable {
    /// Commands that people type, with what each does.
    fileprivate func overview(_ ask: Ask) -> String {
        commands.filter { !$0.lines.isEmpty && ($0.needs != .operator || ask.caller?.member.isOperator == true) }
            .map { "\($0.lines[0].usage)  \(ask.say("command.\($0.name)"))" }
            .joined(separator: "\n")
    }

    fileprivate func help(on about: String, _ ask: Ask) throws -> String {
        let word = about.hasPrefix("/") ? String(about.dropFirst()) : about
        guard let command = form(word.lowercased())?.command ?? self[word] ?? form("\(word.lowercased()) set")?.command
        else {
            throw Refusal(.unknownCommand, field: "about", try: nearest(to: word.lowercased()), values: ["word": about])
        }
        let usages = command.lines.map(\.usage)
        return (usages + [ask.say("command.\(command.name)")]).joined(separator: "\n")
    }
}
