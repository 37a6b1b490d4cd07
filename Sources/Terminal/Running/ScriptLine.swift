import HubbubWire

/// One line that `--json` prints: docs/PROTOCOL.md section 11.
enum ScriptLine: Hashable, Sendable {
    /// What a line that was read led to; `line` counts from 1.
    case answer(line: Int64, JSON)
    case refusal(line: Int64, ClientRefusal)
    /// An event as it came.
    case event(JSON)

    var text: String {
        var writer = JSONWriter()
        switch self {
        case .answer(let line, let answer):
            writer.object { writer in
                writer.field("line", line)
                writer.name("ok")
                writer.value(answer)
            }
        case .refusal(let line, let refusal):
            writer.object { writer in
                writer.field("line", line)
                writer.field("no") { writer in
                    writer.field("code", refusal.code)
                    writer.field("say", refusal.say)
                    if let field = refusal.field { writer.field("field", field) }
                    if let proposal = refusal.proposal { writer.field("try", proposal) }
                    if let seconds = refusal.retrySeconds { writer.field("retry", seconds) }
                }
            }
        case .event(let event): writer.value(event)
        }
        return writer.text
    }
}
