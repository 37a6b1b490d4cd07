import HTTPTypes
import HubbubCommands
import HubbubModel
import HubbubWire
import Hummingbird
import NIOCore

/// docs/PROTOCOL.md, section 13: a file comes as the body of a request, as it is.
extension Site {
    func addUploads(to router: Router<SiteContext>) {
        router.post("/api/v1/files") { await uploaded($0, $1) }
        router.get("/api/v1/limits") { _, _ in limits() }
    }

    private func limits() -> Response {
        var json = JSONWriter()
        json.object { json in
            json.field("ok") { json in
                json.field("upload_bytes", Int64(settings.uploadBytes))
                json.field("upload_day_bytes", Int64(settings.uploadDayBytes))
                json.field("files", Int64(Limits.filesPerMessage))
            }
        }
        return Response.json(json.bytes)
    }

    private func uploaded(_ request: Request, _ context: SiteContext) async -> Response {
        let sender = sender(request, context)
        do throws(Refusal) {
            let file = try await take(request, context, sender)
            var json = JSONWriter()
            json.object { json in
                json.field("ok") { json in
                    json.name("file")
                    json.write(file)
                }
            }
            return Response.json(json.bytes)
        } catch {
            Self.leave(context)
            return Response.refusal(error, sender.language, status: Self.uploadStatus(error))
        }
    }

    private func take(
        _ request: Request,
        _ context: SiteContext,
        _ sender: Sender
    ) async throws(Refusal) -> Attachment {
        try checkOrigin(sender, setsCookie: false)
        let caller = try await caller(sender)
        let query = query(request).values
        let upload = try await forum.beginUpload(
            name: query["name"],
            key: query["key"],
            length: try Self.length(request),
            as: caller
        )
        defer { upload.end() }
        try await feed(upload, from: request, context)
        return try await upload.finish()
    }

    /// Passes the body on as it comes; a line that says nothing, or takes for ever, is cut.
    private func feed(_ upload: Upload, from request: Request, _ context: SiteContext) async throws(Refusal) {
        let channel = context.channel
        let end = channel.eventLoop.scheduleTask(in: Self.uploadTime) { channel.close(promise: nil) }
        defer { end.cancel() }
        var parts = request.body.makeAsyncIterator()
        while let part = try await Self.next(&parts, within: Self.uploadSilence, on: channel) {
            try await upload.take(part)
        }
    }

    /// The body's next part; nil at its end.
    ///
    /// A line that was cut is a refusal that nobody hears: what came is forgotten.
    private static func next(
        _ parts: inout RequestBody.AsyncIterator,
        within silence: TimeAmount,
        on channel: any NIOCore.Channel
    ) async throws(Refusal) -> ByteBuffer? {
        let timeout = channel.eventLoop.scheduleTask(in: silence) { channel.close(promise: nil) }
        defer { timeout.cancel() }
        do {
            return try await parts.next()
        } catch {
            throw Refusal(.badRequest, field: "file")
        }
    }

    /// Half a minute without a byte, half an hour in all: slow lines may, stuck ones may not.
    private static let uploadSilence = TimeAmount.seconds(30)
    private static let uploadTime = TimeAmount.minutes(30)

    /// What the body is said to have; nil where it is not said.
    private static func length(_ request: Request) throws(Refusal) -> Int64? {
        guard let text = request.headers[.contentLength] else { return nil }
        guard let length = Int64(text), length >= 0 else { throw Refusal(.badRequest) }
        return length
    }

    /// A body that is refused before its end is not read to it: the connection ends when the answer was heard.
    private static func leave(_ context: SiteContext) {
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: Request.lingerTime) { channel.close(promise: nil) }
    }

    private static func uploadStatus(_ refusal: Refusal) -> HTTPResponse.Status? {
        refusal.code == .tooLong ? .contentTooLarge : nil
    }
}
