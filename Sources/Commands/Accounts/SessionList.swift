import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let sessionList = Command(
        "session.list",
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            reply.json.field("sessions", try reader.sessions(of: ask.me.id)) { json, session in
                json.object { json in
                    json.field("id", session.id.rawValue)
                    json.field("client", session.client)
                    json.field("kind", session.kind.rawValue)
                    json.field("created", session.createdAt.ms)
                    json.field("used", session.usedAt.ms)
                    json.field("current", session.id == ask.caller?.session.id)
                }
            }
        }
    )

    /// Ends one session, or all others; their sockets close at once.
    static let sessionRevoke = Command(
        "session.revoke",
        fields: [.optional("session", .integer), .optional("others", .bool)],
        isOpenToBanned: true,
        run: .write(
            act: { ask, transaction in
                let me = try ask.me.id
                if try ask.fields.bool("others") {
                    _ = try transaction.endSessions(of: me, except: ask.caller?.session.id)
                } else {
                    let id = try ask.fields.integer("session", in: 1...JSONParser.maxInteger)
                    try transaction.endSession(SessionID(id), of: me)
                }
                return Receipt()
            },
            tell: { _, _, _, _ in }
        )
    )
}
