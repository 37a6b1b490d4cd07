import HTTPTypes
import HubbubWeb
import Hummingbird
import NIOCore

extension Response {
    /// Bytes that a browser may keep but asks about each time: `304` when it has them already.
    static func tagged(
        _ bytes: [UInt8],
        type: String,
        tag: String,
        for request: Request,
        status: HTTPResponse.Status = .ok,
        vary: String? = nil
    ) -> Response {
        var headers = HTTPFields()
        headers[.eTag] = tag
        headers[.cacheControl] = "no-cache"
        if let vary { headers[.vary] = vary }
        if status == .ok, knows(tag, request) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file of ours, compressed where the browser takes it: nothing secret is in them.
    static func file(_ file: WebFile, for request: Request, vary: String? = nil) -> Response {
        let takesGzip = request.headers[.acceptEncoding]?.contains("gzip") ?? false
        let compressed = takesGzip ? file.gzipped : nil
        let varies = ["Accept-Encoding", vary].compactMap(\.self).joined(separator: ", ")
        let tag = compressed == nil ? file.tag : file.tag.dropLast() + "-gz\""
        var response = tagged(compressed ?? file.content, type: file.contentType, tag: tag, for: request, vary: varies)
        if compressed != nil, response.status == .ok { response.headers[.contentEncoding] = "gzip" }
        return response
    }

    /// Whether `If-None-Match` names the tag; weak comparison (RFC 9110, 13.1.2).
    static func knows(_ tag: String, _ request: Request) -> Bool {
        guard let known = request.headers[.ifNoneMatch] else { return false }
        return known.split(separator: ",").contains { text in
            let bare = String(text).trimmingBlanks
            return bare == tag || bare == "W/" + tag || bare == "*"
        }
    }

    /// To another address of this site.
    static func redirect(_ path: String, status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.location: path, .cacheControl: "no-cache"])
    }
}
