import HTTPTypes
import HubbubCommands
import HubbubFiles
import HubbubModel
import Hummingbird
import NIOCore

/// docs/PROTOCOL.md, section 13: files to those who may read the message that shows them.
extension Site {
    /// Nothing in a file may act, wherever it is opened.
    private static let filePolicy = "sandbox; default-src 'none'"

    func addDownloads(to router: Router<SiteContext>) {
        router.get("/files/:id") { try await download($0, $1) }
        router.get("/files/:id/:name") { try await download($0, $1) }
    }

    private func download(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        do {
            guard let id = context.parameters.get("id").flatMap({ Address.number($0) }) else { throw Refusal.notFound }
            let caller = try await caller(sender)
            let isBrowser = sender.bearer == nil
            let file = try await forum.file(FileID(id), as: caller, from: origin(sender, isBrowser: isBrowser))
            return response(file, request, context)
        } catch let refusal as Refusal {
            return hidden(refusal, sender)
        }
    }

    /// The same for what is hidden and what is missing, down to the headers.
    private func hidden(_ refusal: Refusal, _ sender: Sender) -> Response {
        var response = Response.refusal(refusal, sender.language)
        response.headers[.vary] = "Cookie, Authorization, Accept-Language"
        return response
    }

    private func response(_ file: ServedFile, _ request: Request, _ context: SiteContext) -> Response {
        let tag = "\"\(file.hash.hex.prefix(32))\""
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "private, no-cache", .vary: "Cookie, Authorization", .acceptRanges: "bytes",
            .contentSecurityPolicy: Self.filePolicy,
        ]
        if Response.knows(tag, request) { return Response(status: .notModified, headers: headers) }
        let isInline = file.type.isInline && query(request).values["download"] == nil
        headers[.contentType] = file.type.contentType
        headers[.contentDisposition] = (isInline ? "inline; " : "attachment; ") + file.name.dispositionParameters
        let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
        switch ByteRange(isSame ? request.headers[.range] : nil, of: file.bytes) {
        case .whole: return Response(status: .ok, headers: headers, body: body(file, 0..<file.bytes, context))
        case .part(let part):
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound)/\(file.bytes)"
            let range = part.lowerBound..<part.upperBound + 1
            return Response(status: .partialContent, headers: headers, body: body(file, range, context))
        case .outside:
            headers[.contentRange] = "bytes */\(file.bytes)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    /// Read as it is sent; whoever takes nothing for too long is cut off.
    private func body(_ file: ServedFile, _ range: Range<Int64>, _ context: SiteContext) -> ResponseBody {
        let channel = context.channel
        return ResponseBody(contentLength: Int(range.count)) { writer in
            var at = range.lowerBound
            while at < range.upperBound {
                let most = min(Int64(Self.chunkBytes), range.upperBound - at)
                let part = try await file.read(at: at, atMost: Int(most))
                at += Int64(part.readableBytes)
                let timeout = channel.eventLoop.scheduleTask(in: Self.readTime) { channel.close(promise: nil) }
                defer { timeout.cancel() }
                try await writer.write(part)
            }
            try await writer.finish(nil)
        }
    }

    /// A few of a socket's own buffers.
    private static let chunkBytes = 131_072
    /// To take one chunk: a line slower than 2 KiB a second is none.
    private static let readTime = TimeAmount.seconds(60)
}
