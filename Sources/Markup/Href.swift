/// Where a link may lead, ready for an `href` attribute.
///
/// Only `http`, `https` and `mailto`, or a path of this server; everything else is no link. Bytes outside the plain
/// set of RFC 3986 are percent-encoded, so that what is shown in the browser's status line is what is meant.
enum Href: Equatable {
    /// Leads out of this server.
    case outside([UInt8])
    /// A path of this server.
    case inside([UInt8])

    /// Longest address, in bytes; a longer one is no link.
    static let bytes = 2_048

    init?(_ url: UnsafeBufferPointer<UInt8>) {
        guard !url.isEmpty, url.count <= Self.bytes, !url.contains(where: Self.isForbidden) else { return nil }
        if Self.isPath(url) {
            self = .inside(Self.encoded(url))
        } else if Self.isOutside(url) {
            self = .outside(Self.encoded(url))
        } else {
            return nil
        }
    }

    /// Begins with one slash: two would name another host.
    private static func isPath(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
        url[0] == UInt8(ascii: "/") && (url.count == 1 || url[1] != UInt8(ascii: "/"))
    }

    private static func isOutside(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
        ["https://", "http://", "mailto:"].contains { scheme in
            url.count > scheme.utf8.count && zip(url, scheme.utf8).allSatisfy { lowercased($0) == $1 }
        }
    }

    /// Controls and backslashes, which browsers drop or read as slashes before they look at the scheme.
    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte <= 0x1F || byte == 0x7F || byte == UInt8(ascii: "\\")
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func encoded(_ url: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(url.count + 8)
        for byte in url {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"),
                UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
                UInt8(ascii: "%"):
                output.append(byte)
            default:
                output += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]
            }
        }
        return output
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
