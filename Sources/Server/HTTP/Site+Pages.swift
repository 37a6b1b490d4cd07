import HTTPTypes
import HubbubLocale
import HubbubModel
import HubbubWire
import Hummingbird

extension Site {
    /// First path segments that belong to the browser client alone: members get its page, visitors are asked to log in.
    static let clientPlaces = [
        "hubs", "messages", "mentions", "catchup", "account", "queue", "notices", "unread", "threads", "settings",
    ]

    func addPages(to router: Router<SiteContext>) {
        page(router, "/") { maker, query in
            .page(try await maker.front(after: number(query, "after")))
        }
        page(router, "/search") { maker, query in
            .page(await maker.search(value(query, "q") ?? "", before: value(query, "before")))
        }
        addModlogs(to: router)
        for path: RouterPath in ["/:hub", "/:hub/:second", "/:hub/:second/:third"] {
            router.get(path) { request, context in
                if request.uri.path.hasSuffix(FeedPlace.ending) { return try await feed(request, context) }
                return try await page(request, context) { maker, query in try await lasting(maker, query) }
            }
        }
        for place in Self.clientPlaces {
            router.get(RouterPath("/\(place)")) { try await client($0, $1) }
            router.get(RouterPath("/\(place)/**")) { try await client($0, $1) }
        }
        router.get("/rules") { request, context in try await rules(request, context) }
        prose(router, "privacy", settings.privacy)
        prose(router, "imprint", settings.imprint)
    }

    /// A query as its names and values, and the path's parts.
    struct Query: Sendable {
        let path: String
        let parts: [String]
        let values: [String: String]
    }

    private func page(
        _ router: Router<SiteContext>,
        _ path: RouterPath,
        make: @escaping @Sendable (PageMaker, Query) async throws -> PageMaker.Destination
    ) {
        router.get(path) { request, context in try await page(request, context, make: make) }
    }

    /// A page that visitors read; who is logged in gets the browser client at the same address.
    private func page(
        _ request: Request,
        _ context: SiteContext,
        make: (PageMaker, Query) async throws -> PageMaker.Destination
    ) async throws -> Response {
        let sender = sender(request, context)
        if try await member(sender) != nil { return try shell(request) }
        let maker = pages(sender, as: nil)
        do {
            switch try await make(maker, query(request)) {
            case .page(let page): return try response(page, for: request)
            case .redirect(let path, let forGood):
                return .redirect(path, status: forGood ? .movedPermanently : .found)
            }
        } catch let refusal as PageRefusal {
            return try response(refusal, maker, request)
        }
    }

    private func lasting(_ maker: PageMaker, _ query: Query) async throws -> PageMaker.Destination {
        guard let place = Place(query.parts) else { throw HTTPError(.notFound) }
        if let number = place.number {
            return try await maker.thread(place, number: number, after: self.number(query, "after"))
        }
        let before = self.number(query, "before")
        switch value(query, "view") {
        case "threads": return try await maker.channel(place, .threads(before: before))
        case "charter" where place.topic == nil: return try await maker.channel(place, .charter)
        default: return try await maker.channel(place, .chat(before: before, after: self.number(query, "after")))
        }
    }

    private func client(_ request: Request, _ context: SiteContext) async throws -> Response {
        if try await member(sender(request, context)) != nil { return try shell(request) }
        return .redirect("/login?next=" + FormText.encoded(ReturnPath.safe(request.uri.path)), status: .seeOther)
    }

    /// The browser client's page.
    func shell(_ request: Request) throws -> Response {
        guard let file = web.shell else { throw HTTPError(.notFound) }
        return .file(file, for: request, vary: "Cookie")
    }

    /// The community's own rules, numbered as acts name them, and what the settings add.
    private func rules(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        let maker = pages(sender, as: try await member(sender))
        let charter = try await maker.asking.ask("charter.show", [("everywhere", .bool(true))])["charter"]
        let rules = (charter?["rules"]?.array ?? []).map { rule in
            Paragraph("\(rule["number"]?.integer ?? 0). \(rule["text"]?.string ?? "")")
        }
        let paragraphs = rules + self.paragraphs(settings.rules, for: sender)
        return try response(maker.prose(maker.words("rules"), paragraphs: paragraphs, path: "/rules"), for: request)
    }

    private func prose(_ router: Router<SiteContext>, _ name: String, _ text: TranslatedText) {
        router.get(RouterPath("/\(name)")) { request, context in
            let sender = sender(request, context)
            let maker = pages(sender, as: try await member(sender))
            let own = paragraphs(text, for: sender)
            let standing = name == "privacy" ? [Paragraph(maker.words("privacy_standing"))] : []
            let paragraphs =
                standing + (own.isEmpty && standing.isEmpty ? [Paragraph(maker.words("not_written"))] : own)
            return try response(maker.prose(maker.words(name), paragraphs: paragraphs, path: "/\(name)"), for: request)
        }
    }

    func response(_ refusal: PageRefusal, _ maker: PageMaker, _ request: Request) throws -> Response {
        if refusal.isNotFound {
            return try response(
                maker.notFound(next: ReturnPath.safe(request.uri.path)),
                for: request,
                status: .notFound
            )
        }
        var response = try response(
            maker.refusal(refusal),
            for: request,
            status: HTTPResponse.Status(code: refusal.status)
        )
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }

    func query(_ request: Request) -> Query {
        let pairs = FormText.pairs(request.uri.query ?? "")
        return Query(
            path: request.uri.path,
            parts: request.uri.path.split(separator: "/").map { FormText.decoded($0.replacing("+", with: "%2B")) },
            values: Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
        )
    }

    private func value(_ query: Query, _ name: String) -> String? {
        query.values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    func number(_ query: Query, _ name: String) -> Int64? {
        query.values[name].flatMap { Address.number($0) }
    }

    /// What the operator wrote, as far as possible in the reader's language.
    private func paragraphs(_ own: TranslatedText, for sender: Sender) -> [Paragraph] {
        let (text, language) = own.text(for: sender.language, among: settings.languages)
        return text.replacing("\r\n", with: "\n").split(separator: "\n\n").map { String(String($0).trimmingBlanks) }
            .filter { !$0.isEmpty }.map { Paragraph($0, language: language?.rawValue) }
    }
}
