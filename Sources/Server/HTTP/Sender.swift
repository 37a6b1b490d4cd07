import HubbubLocale

/// Who sends a request, as far as the request says: read once, the same for pages, commands and the WebSocket's upgrade.
struct Sender: Sendable {
    /// Whether a request comes from a page of this site.
    enum Origin: Sendable, Equatable {
        /// From a page of ours.
        case own
        /// Not said: no browser's script sent it.
        case absent
        /// From another site, or from none that can be named, or from two.
        case foreign
    }

    /// The cookie that carries a browser's session.
    static let cookieName = "hubbub_session"

    /// The network address, for limits.
    let address: String
    /// How the member's browser reached the server; nil where the request names no host.
    let site: SiteAddress?
    let origin: Origin
    /// Whether a form was sent from a page of ours: by its origin, or by the page it names as its own where it tells no
    /// origin, as text browsers do.
    let isFromOwnPage: Bool
    let cookieToken: String?
    let bearer: String?
    /// What the browser prefers, of what the community speaks.
    let language: Language
    /// The header itself, at most so long as is read of it.
    let acceptLanguage: String?

    /// Reads a request from the address `peer`, over TLS where `isSecure`; `headers` gives the values of a header, one
    /// for each time it stands there.
    init(peer: String, isSecure: Bool, settings: Settings, headers: (String) -> [String]) {
        let isProxied = settings.trustedProxies.contains(peer)
        address = isProxied ? Self.forwarded(headers("X-Forwarded-For"), settings.trustedProxies) ?? peer : peer
        let isForwardedSecure = isProxied && headers("X-Forwarded-Proto").last?.lowercased() == "https"
        let scheme = isSecure || isForwardedSecure ? "https://" : "http://"
        let hosts = headers("Host")
        site = settings.publicURL ?? (hosts.count == 1 ? SiteAddress(scheme + hosts[0]) : nil)
        origin = Self.origin(headers("Origin"), site)
        isFromOwnPage = origin == .own || (origin == .absent && Self.isOwnPage(headers("Referer"), site))
        cookieToken = headers("Cookie").lazy.compactMap(Self.sessionCookie).first
        bearer = headers("Authorization").count == 1 ? Self.bearer(headers("Authorization")[0]) : nil
        acceptLanguage = headers("Accept-Language").first
        let preferred = acceptLanguage.flatMap { Language.preferred(by: $0) }
        let spoken = preferred.flatMap { settings.languages.contains($0) ? $0 : nil }
        language = spoken ?? settings.languages.first ?? .fallback
    }

    /// The last address that is not a proxy of ours: what stands before it, anyone could have written.
    private static func forwarded(_ values: [String], _ proxies: Set<String>) -> String? {
        let hops = values.flatMap { $0.split(separator: ",") }.map { String(String($0).trimmingBlanks) }
        return hops.last { !proxies.contains($0) && (2...45).contains($0.utf8.count) }
    }

    /// Exact: `null`, another scheme, another port, a longer or shorter host and a second header are all foreign.
    private static func origin(_ values: [String], _ site: SiteAddress?) -> Origin {
        guard let value = values.first else { return .absent }
        guard values.count == 1, let site, value == site.description else { return .foreign }
        return .own
    }

    /// No page of another site can name one of ours there: at most it names none.
    private static func isOwnPage(_ values: [String], _ site: SiteAddress?) -> Bool {
        guard let value = values.first, values.count == 1, let site else { return false }
        return value.hasPrefix("\(site)/")
    }

    private static func sessionCookie(_ header: String) -> String? {
        for pair in header.split(separator: ";") {
            let text = String(pair).trimmingBlanks
            guard text.hasPrefix(cookieName + "=") else { continue }
            let value = text.dropFirst(cookieName.utf8.count + 1)
            return isToken(value) ? String(value) : nil
        }
        return nil
    }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", isToken(parts[1]) else { return nil }
        return String(parts[1])
    }

    private static func isToken(_ text: Substring) -> Bool {
        (1...256).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
    }
}
