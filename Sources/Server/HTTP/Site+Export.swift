import HTTPTypes
import HubbubCommands
import HubbubModel
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
        let first = try await forum.export(after: nil, as: caller, from: origin)
        var headers = HTTPFields()
        headers[.contentType] = "application/x-ndjson; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.contentDisposition] = "attachment; filename=\"hubbub-\(caller.member.id).ndjson\""
        let body = ResponseBody { writer in
            var page = first
            while true {
                var bytes = ByteBuffer()
                for line in page.lines {
                    bytes.writeBytes(line)
                    bytes.writeInteger(UInt8(ascii: "\n"))
                }
                try await writer.write(bytes)
                guard let next = page.next else { break }
                page = try await forum.export(after: next, as: caller, from: origin)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
