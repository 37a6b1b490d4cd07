import HTTPTypes
import HubbubCommands
import HubbubModel
import HubbubStore
import Hummingbird
import NIOCore

/// What search engines are shown of the open pages (sitemaps.org, protocol 0.9), and what they are asked to leave alone.
extension Site {
    /// Places in the index: as many parts as one may name.
    private static let parts = 50_000
    private static let space: [XMLText.Attribute] = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]
    /// Lead to nothing that is worth finding, or have a page for each of endless many queries.
    private static let closed = [
        "/account", "/api/", "/claim", "/invite/", "/login", "/report", "/search", "/signup", "/ws",
    ]

    func addSitemap(to router: Router<SiteContext>) {
        router.get("/robots.txt") { request, context -> Response in
            var lines = ["User-agent: *"] + Self.closed.map { "Disallow: \($0)" }
            if let site = sender(request, context).site { lines += ["", "Sitemap: \(site)/sitemap.xml"] }
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            return .tagged(bytes, type: "text/plain; charset=utf-8", tag: WebFolder.tag(bytes), for: request)
        }
        router.get("/sitemap.xml") { try await sitemap($0, $1) { try await index($0, $1) } }
        router.get("/sitemap/:part") { request, context in
            let part = context.parameters.get("part") ?? ""
            return try await sitemap(request, context) { site, origin in
                part == "pages.xml" ? pages(site) : try await threads(part, site, origin)
            }
        }
    }

    private func sitemap(
        _ request: Request,
        _ context: SiteContext,
        make: (SiteAddress, CallOrigin) async throws -> XMLText
    ) async throws -> Response {
        let sender = sender(request, context)
        guard let site = sender.site else { throw HTTPError(.badRequest) }
        do {
            let bytes = Array(try await make(site, origin(sender, isBrowser: true)).text.utf8)
            return .tagged(bytes, type: "application/xml; charset=utf-8", tag: WebFolder.tag(bytes), for: request)
        } catch let refusal as Refusal {
            return try response(PageRefusal(refusal, sender.language), self.pages(sender, as: nil), request)
        }
    }

    /// The pages that are of no channel, and for each channel the lists of its threads.
    private func index(_ site: SiteAddress, _ origin: CallOrigin) async throws -> XMLText {
        let places = try await forum.openPlaces(limit: Self.parts, from: origin)
        let lists = places.lazy.flatMap { place in
            (1...place.lists).lazy.map { (path: "/sitemap/\(place.channel.id)-\($0).xml", at: place.lastAt) }
        }
        var xml = XMLText()
        xml.element("sitemapindex", Self.space) { xml in
            Self.write("sitemap", "\(site)/sitemap/pages.xml", nil, into: &xml)
            for list in lists.prefix(Self.parts - 1) {
                Self.write("sitemap", "\(site)\(list.path)", list.at, into: &xml)
            }
        }
        return xml
    }

    private func pages(_ site: SiteAddress) -> XMLText {
        var xml = XMLText()
        xml.element("urlset", Self.space) { xml in
            for path in ["/", "/rules", "/modlog", "/privacy", "/imprint"] {
                Self.write("url", "\(site)\(path)", nil, into: &xml)
            }
        }
        return xml
    }

    /// A channel's page, and the threads of one of its lists: `12-1.xml`.
    private func threads(_ part: String, _ site: SiteAddress, _ origin: CallOrigin) async throws -> XMLText {
        let numbers =
            part.hasSuffix(".xml") ? part.dropLast(4).split(separator: "-", omittingEmptySubsequences: false) : []
        guard numbers.count == 2, let channel = Address.number(numbers[0]), let list = Address.number(numbers[1]) else {
            throw Refusal.notFound
        }
        let found = try await forum.openThreads(of: ChannelID(channel), list: list, from: origin)
        let page = "\(site)/\(found.channel.address.dropFirst())"
        var xml = XMLText()
        xml.element("urlset", Self.space) { xml in
            Self.write("url", page, nil, into: &xml)
            for thread in found.threads {
                Self.write("url", "\(page)/\(thread.number)", thread.lastAt, into: &xml)
            }
        }
        return xml
    }

    private static func write(_ name: String, _ address: String, _ changed: Time?, into xml: inout XMLText) {
        xml.element(name) { xml in
            xml.element("loc", [], address)
            if let changed { xml.element("lastmod", [], changed.internetDate) }
        }
    }
}
