import HTTPTypes
import HubbubCommands
import HubbubLocale
import HubbubModel
import HubbubWire
import Hummingbird

extension Response {
    /// `{"no":…}` for what is refused before a command sees it.
    static func refusal(_ refusal: Refusal, _ language: Language, status: HTTPResponse.Status? = nil) -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("no")
            writer.write(refusal, say: refusal.sentence(language))
        }
        var response = Response.json(writer.bytes, status: status ?? HTTPResponse.Status(code: refusal.code.httpStatus))
        if response.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        if let seconds = refusal.retrySeconds { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }

    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
