import HubbubCommands
import HubbubModel
import HubbubWire

/// Asks the commands on behalf of whoever looks at a page, so that pages show exactly what the protocol would.
struct Asking: Sendable {
    let forum: Forum
    let caller: Caller?
    let origin: CallOrigin

    /// The `ok` object of a command's answer.
    func ask(_ command: String, _ fields: [(String, JSON)]) async throws(PageRefusal) -> JSON {
        let response = await call(command, Fields(fields))
        guard let json = try? JSONParser.parse(response.body) else {
            throw PageRefusal(status: 500, code: "fault", say: "", retryAfter: nil)
        }
        if let ok = json["ok"] { return ok }
        throw PageRefusal(
            status: response.status,
            code: json["no"]?["code"]?.string ?? "fault",
            say: json["no"]?["say"]?.string ?? "",
            retryAfter: response.retryAfter
        )
    }

    func call(_ command: String, _ fields: Fields) async -> CommandResponse {
        await forum.call(command, fields, as: caller, from: origin)
    }

    /// A channel by id or address, with its hub and at most so many of its newest lines.
    func open(_ channel: JSON, lines: Int64 = 1) async throws(PageRefusal) -> JSON {
        try await ask("channel.open", [("channel", channel), ("limit", .integer(lines))])
    }
}
