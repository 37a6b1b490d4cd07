/// One file of the browser client, ready to be sent.
package struct WebFile: Sendable {
    package let content: [UInt8]
    /// The content in gzip (RFC 1952); nil where that would not be shorter.
    package let gzipped: [UInt8]?
    /// The value of `Content-Type`.
    package let contentType: String
    /// A strong entity tag in quotes (RFC 9110, section 8.8.3): another content has another one.
    ///
    /// Not a secret's hash.
    package let tag: String

    /// A file of this name, its type after the name's ending.
    package init(path: String, content: [UInt8]) {
        self.content = content
        gzipped = Gzip.compressed(content).flatMap { $0.count < content.count ? $0 : nil }
        contentType = Self.contentType(of: path)
        tag = "\"\(String(Self.hash(content), radix: 36))-\(String(content.count, radix: 36))\""
    }

    /// The types of the files that `Web/` holds; anything else is bytes.
    private static func contentType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "webmanifest": "application/manifest+json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: "application/octet-stream"
        }
    }

    /// FNV-1a with 64 bits: short, and the same on every start.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
