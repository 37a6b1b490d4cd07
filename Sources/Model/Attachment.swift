/// A file that a message or a hub shows, or an upload that waits to be named by one.
package struct Attachment: Hashable, Sendable {
    package let id: FileID
    /// Cleaned for showing: one line, no path, nothing invisible; never empty.
    package let name: String
    /// A media type that was found in the bytes, never what someone said.
    package let type: String
    package let bytes: Int64
    /// Pixels of a picture as it is shown; nil for what is none.
    package let width: Int64?
    package let height: Int64?
    /// What a picture shows, in its author's words; may be empty.
    package var alt: String

    package init(
        id: FileID,
        name: String,
        type: String,
        bytes: Int64,
        width: Int64? = nil,
        height: Int64? = nil,
        alt: String = ""
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.bytes = bytes
        self.width = width
        self.height = height
        self.alt = alt
    }

    package var isImage: Bool { type.hasPrefix("image/") }

    /// Where it is served: a path of this server.
    ///
    /// The name in it is for people; the id alone counts.
    package var path: String {
        "/files/\(id)/" + name.utf8.map(Self.escaped).joined()
    }

    /// RFC 3986, 2.3: what needs no escape anywhere in a path.
    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
        default: "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
        }
    }
}
