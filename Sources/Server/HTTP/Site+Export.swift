import HTTPTypes
import HubbubCommands
import HubbubModel
import HubbubWire
import Hummingbird
import NIOCore

/// What is stored about a member, to be taken away: one JSON object a line, as it is read.
extension Site {
    func addExport(to router: Router<SiteContext>) {
        router.get("/account/export") { request, context -> Response in
            let sender = sender(request, context)
            do {
                guard let caller = try await caller(sender) else {
                    return .redirect("/login?next=/account/export", status: .seeOther)
                }
                return try await export(for: caller, sender)
            } catch let refusal as Refusal {
                return .refusal(refusal, sender.language)
            }
        }
    }

    /// Refuses what the first page refuses; a later failure cuts the answer off before its `end`.
    private func export(for caller: Caller, _ sender: Sender) async throws -> Response {
        let origin = origin(sender, isBrowser: sender.bearer == nil)
        let first = try await page(after: nil, caller, origin)
        var headers = HTTPFields()
        headers[.contentType] = "application/x-ndjson; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentDisposition] = "attachment; filename=\"hubbub-\(caller.member.id).ndjson\""
        let body = ResponseBody { writer in
            var page = first
            while true {
                for line in page.lines { try await writer.write(ByteBuffer(bytes: line + [UInt8(ascii: "\n")])) }
                guard let next = page.next else { break }
                page = try await self.page(after: next, caller, origin)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private struct ExportPage: Sendable {
        let lines: [[UInt8]]
        let next: String?
    }

    private func page(after next: String?, _ caller: Caller, _ origin: CallOrigin) async throws -> ExportPage {
        let fields: [(String, JSON)] = next.map { [("next", .string($0))] } ?? []
        let answer = try JSONParser.parse(
            await forum.call("account.export", Fields(fields), as: caller, from: origin).body
        )
        guard let ok = answer["ok"], let lines = ok["lines"]?.array else {
            let code = answer["no"]?["code"]?.string.flatMap(RefusalCode.init(rawValue:))
            throw Refusal(code ?? .fault)
        }
        let written = lines.map { line in
            var json = JSONWriter()
            json.value(line)
            return json.bytes
        }
        return ExportPage(lines: written, next: ok["next"]?.string)
    }
}
