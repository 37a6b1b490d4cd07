/// How the server is reached: scheme, host and perhaps a port, as a browser writes them in `Origin`.
package struct SiteAddress: Sendable, Hashable, CustomStringConvertible {
    package let isSecure: Bool
    /// Lower case, with the port unless it is the scheme's own.
    package let authority: String

    /// As `https://forum.example`; without a slash at the end.
    package var description: String { (isSecure ? "https://" : "http://") + authority }

    /// Without a port.
    package var hostName: String {
        guard let colon = authority.lastIndex(of: ":"), authority[colon...].dropFirst().allSatisfy(\.isNumber) else {
            return authority
        }
        return String(authority[..<colon])
    }

    /// Reads `http://HOST[:PORT]` or `https://…`, with or without a slash at the end; nil for anything else.
    package init?(_ text: String) {
        let lower = text.lowercased()
        let rest: Substring
        if lower.hasPrefix("https://") {
            rest = lower.dropFirst("https://".count)
            isSecure = true
        } else if lower.hasPrefix("http://") {
            rest = lower.dropFirst("http://".count)
            isSecure = false
        } else {
            return nil
        }
        let bare = rest.hasSuffix("/") ? rest.dropLast() : rest
        guard Self.isAuthority(bare) else { return nil }
        let own = isSecure ? ":443" : ":80"
        authority = bare.hasSuffix(own) ? String(bare.dropLast(own.count)) : String(bare)
    }

    /// Letters, digits and what stands in names, IPv6 addresses and ports: so nothing of it can break out of a header or
    /// page.
    private static func isAuthority(_ text: Substring) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (48...58).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
            }
    }
}
