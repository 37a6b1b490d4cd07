import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Which command does what the words say.
    static let how = Command(
        "how",
        fields: [.needed("words", .text)],
        lines: [LineForm("how", [.init("words", .rest)])],
        needs: .nothing,
        run: .read { ask, _, reply in
            let words = try ask.neededText("words", atMost: 200)
            guard let found = CommandTable.hubbub.answer(to: words, ask), let form = found.lines.first else {
                throw Refusal(.unknownCommand, field: "words", try: "/help", detail: "how")
            }
            let text = "\(form.usage)  \(ask.say("command.\(found.name)"))"
            reply.json.field("text", text)
            reply.json.field("line", form.usage)
            reply.say = text
        }
    )
}

extension CommandTable {
    /// The typed command whose word, name and help share most with the words asked.
    fileprivate func answer(to question: String, _ ask: Ask) -> Command? {
        let asked = Set(question.lowercased().split { !$0.isLetter }.map(String.init))
        let scored = commands.filter { !$0.lines.isEmpty }.map { command -> (Command, Int) in
            let own = Set(
                command.lines.flatMap { $0.word.split(separator: " ").map(String.init) }
                    + command.name.split(separator: ".").map(String.init)
            )
            let help = Set(ask.say("command.\(command.name)").lowercased().split { !$0.isLetter }.map(String.init))
            return (command, 3 * own.intersection(asked).count + help.intersection(asked).filter { $0.count > 3 }.count)
        }
        return scored.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
    }
}
