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

    /// The address of a channel that an answer names by its id.
    func address(ofChannel id: Int64) async throws(PageRefusal) -> String? {
        try await ask("channel.open", [("channel", .integer(id)), ("limit", .integer(1))])["channel"]?["address"]?
            .string
    }
}
