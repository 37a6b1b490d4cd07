import HTTPTypes
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Hummingbird

extension Site {
    /// Logging in and signing up without JavaScript: a form each, answered by a redirect back.
    func addForms(to router: Router<SiteContext>) {
        form(router, "login", command: "account.login") { maker, entered, refusal in
            maker.login(next: ReturnPath.safe(entered["next"]), entered: entered, refusal: refusal)
        }
        form(router, "signup", command: "account.signup") { maker, entered, refusal in
            maker.signup(next: ReturnPath.safe(entered["next"]), entered: entered, refusal: refusal)
        }
        form(router, "claim", command: "account.claim") { maker, entered, refusal in
            maker.claim(entered: entered, refusal: refusal)
        }
        router.get("/report") { request, context in
            let maker = pages(sender(request, context), as: nil)
            return try response(
                maker.report(entered: Self.entered(FormText.pairs(request.uri.query ?? ""))),
                for: request
            )
        }
        router.post("/report") { request, context in try await report(request, context) }
        router.get("/invite/:code") { request, context in
            try await invited(request, context, entered: [:], refusal: nil)
        }
        router.post("/invite/:code") { request, context in try await acceptInvite(request, context) }
        router.post("/logout") { request, context in try await logout(request, context) }
    }

    private typealias MakePage = @Sendable (PageMaker, PageMaker.Entered, String?) -> Page

    private func form(_ router: Router<SiteContext>, _ name: String, command: String, make: @escaping MakePage) {
        router.get(RouterPath("/\(name)")) { request, context in
            let sender = sender(request, context)
            let entered = Self.entered(FormText.pairs(request.uri.query ?? ""))
            if try await member(sender) != nil {
                return Response.redirect(ReturnPath.safe(entered["next"]), status: .seeOther)
            }
            return try response(make(pages(sender, as: nil), entered, nil), for: request)
        }
        router.post(RouterPath("/\(name)")) { request, context in
            let sender = sender(request, context)
            let pairs = try await Self.formPairs(request, context)
            let entered = Self.entered(pairs)
            let maker = pages(sender, as: nil)
            if !sender.isFromOwnPage {
                return try response(
                    make(maker, entered, Refusal(.origin).sentence(sender.language)),
                    for: request,
                    status: .forbidden
                )
            }
            let answer = await send(pairs, command, maker)
            guard answer.status == 200 else {
                return try response(
                    make(maker, entered, Self.sentence(answer)),
                    for: request,
                    status: HTTPResponse.Status(code: answer.status)
                )
            }
            return try arrived(answer, sender, maker, request, next: ReturnPath.safe(entered["next"]))
        }
    }

    /// Asks a command with a form's fields; the session comes back as a cookie.
    private func send(
        _ pairs: [(name: String, value: String)],
        _ name: String,
        _ maker: PageMaker
    ) async -> CommandResponse {
        guard let command = commands[name] else { return await maker.asking.call(name, Fields()) }
        let filled = pairs.filter { !$0.value.isEmpty && $0.name != "next" && $0.name != "cookie" }
        var members = QueryFields.make(filled, for: command).object.members.map { ($0.name, $0.value) }
        members.append(("cookie", .bool(true)))
        return await maker.asking.call(name, Fields(members))
    }

    /// Logged in: to where one came from.
    ///
    /// Or waiting for approval: says so.
    private func arrived(
        _ answer: CommandResponse,
        _ sender: Sender,
        _ maker: PageMaker,
        _ request: Request,
        next: String
    ) throws -> Response {
        guard answer.setToken != nil else {
            return try response(
                maker.prose(maker.words("pending"), paragraphs: [Paragraph(maker.words("pending_hint"))], path: nil),
                for: request
            )
        }
        var response = Response.redirect(next, status: .seeOther)
        cookies(answer, sender, on: &response)
        return response
    }

    // Invites

    private func invited(
        _ request: Request,
        _ context: SiteContext,
        entered: PageMaker.Entered,
        refusal: String?,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let sender = sender(request, context)
        let maker = pages(sender, as: try await member(sender))
        let code = context.parameters.get("code") ?? ""
        guard let hub = try await hub(invitedBy: code) else {
            let page = maker.prose(
                maker.words("invite_gone"),
                paragraphs: [Paragraph(Refusal(.invite).sentence(sender.language))],
                path: nil
            )
            return try response(page, for: request, status: .notFound)
        }
        let page = maker.invite(hubName: hub.name, code: code, entered: entered, refusal: refusal)
        return try response(page, for: request, status: status)
    }

    private func acceptInvite(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        let code = context.parameters.get("code") ?? ""
        let pairs = try await Self.formPairs(request, context)
        let refused: (String, Int) async throws -> Response = { sentence, status in
            try await invited(
                request,
                context,
                entered: Self.entered(pairs),
                refusal: sentence,
                status: HTTPResponse.Status(code: status)
            )
        }
        guard sender.isFromOwnPage else { return try await refused(Refusal(.origin).sentence(sender.language), 403) }
        let hub = try await hub(invitedBy: code)
        let home = hub.map { "/" + $0.slug.text } ?? "/"
        let maker = pages(sender, as: try await member(sender))
        if maker.asking.caller != nil {
            let fields = Fields([
                ("invite", .string(code)), ("hub", .string(hub.map { "#" + $0.slug.text } ?? "")),
                ("key", .string("invite-\(code)")),
            ])
            let answer = await maker.asking.call("hub.join", fields)
            return answer.status == 200
                ? .redirect(home, status: .seeOther) : try await refused(Self.sentence(answer), answer.status)
        }
        let answer = await send(pairs.filter { $0.name != "invite" } + [("invite", code)], "account.signup", maker)
        guard answer.status == 200 else { return try await refused(Self.sentence(answer), answer.status) }
        return try arrived(answer, sender, maker, request, next: home)
    }

    private func hub(invitedBy code: String) async throws -> Hub? {
        guard let code = InviteCode(code) else { return nil }
        return try await forum.read { reader in
            try reader.invite(codeHash: code.hash).flatMap { try reader.hub($0.hub) }
        }
    }

    private func logout(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        guard sender.isFromOwnPage else { return .refusal(Refusal(.origin), sender.language) }
        let asking = pages(sender, as: try await member(sender)).asking
        _ = await asking.call("account.logout", Fields())
        var response = Response.redirect("/", status: .seeOther)
        response.headers[.setCookie] = SessionCookie.clear(isSecure: sender.site?.isSecure ?? isSecure)
        return response
    }

    /// Illegal content, reported without an account.
    private func report(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        let maker = pages(sender, as: nil)
        let entered = Self.entered(try await Self.formPairs(request, context))
        let refused: (String, Int) throws -> Response = { sentence, status in
            try response(
                maker.report(entered: entered, refusal: sentence),
                for: request,
                status: HTTPResponse.Status(code: status)
            )
        }
        guard sender.isFromOwnPage else { return try refused(Refusal(.origin).sentence(sender.language), 403) }
        var fields: [(String, JSON)] = [("message", .string(PageMaker.address(typed: entered["message"] ?? "")))]
        for name in ["words", "contact"] {
            if let value = entered[name], !value.isEmpty { fields.append((name, .string(value))) }
        }
        let answer = await maker.asking.call("report.public", Fields(fields))
        guard answer.status == 200 else { return try refused(Self.sentence(answer), answer.status) }
        let done = [Paragraph(maker.words("report_done_hint"))]
        let page = maker.prose(maker.words("report_done"), paragraphs: done, path: nil)
        return try response(page, for: request)
    }

    // Forms

    /// A form's fields; none where the body is another kind, and `413` where it is too long.
    private static func formPairs(
        _ request: Request,
        _ context: SiteContext
    ) async throws -> [(name: String, value: String)] {
        let type = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw HTTPError(.unsupportedMediaType) }
        guard let bytes = try await request.wholeBody(context) else { throw HTTPError(.contentTooLarge) }
        return FormText.pairs(String(decoding: bytes, as: UTF8.self))
    }

    /// What may be shown again.
    private static func entered(_ pairs: [(name: String, value: String)]) -> PageMaker.Entered {
        Dictionary(pairs.filter { $0.name != "password" && $0.name != "token" }.map { ($0.name, $0.value) }) {
            first,
            _ in first
        }
    }

    private static func sentence(_ answer: CommandResponse) -> String {
        (try? JSONParser.parse(answer.body))?["no"]?["say"]?.string ?? ""
    }
}
