import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Who asks to join a hub.
    static let requestList = Command(
        "request.list",
        fields: [.needed("hub", .hub)],
        run: .read { ask, reader, reply in
            let found = try reader.findAnswering(ask)
            reply.json.field("requests", try reader.joinRequests(found.hub.id, limit: Limits.page)) { json, request in
                json.object { json in
                    json.name("member")
                    json.write(request.member)
                    json.field("words", request.words)
                    if !request.answers.isEmpty {
                        json.field("answers", request.answers) { json, answer in
                            json.object { json in
                                json.field("question", answer.question)
                                json.field("answer", answer.answer)
                            }
                        }
                    }
                    json.field("at", request.at.ms)
                }
            }
        }
    )

    static let requestAnswer = Command(
        "request.answer",
        fields: [.needed("hub", .hub), .needed("member", .member), .needed("accept", .bool)],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findAnswering(ask)
                let member = try transaction.find(ask.fields.member())
                try transaction.answerRequest(found.hub.id, member.id, accept: ask.fields.bool("accept"))
                return Receipt(found.hub.id, member.id)
            },
            tell: { _, _, _, _ in }
        )
    )
}

extension Reader {
    /// A hub whose requests the asker answers: its moderators and who runs it.
    fileprivate func findAnswering(_ ask: Ask) throws -> FoundHub {
        let found = try findHub(ask)
        guard Rights.moderates(found.who) || Rights.runs(found.who) else { throw Refusal(.forbidden, detail: "runs") }
        return found
    }
}
