import HTTPTypes
import HubbubCommands
import HubbubLocale
import HubbubModel
import HubbubWire
import Hummingbird
import Logging
import NIOCore

extension Site {
    /// docs/PROTOCOL.md, section 1: the same commands over HTTP.
    func addCommands(to router: Router<SiteContext>) {
        router.get("/api/v1/commands") { request, context in
            let sender = sender(request, context)
            let bytes = commands.published(sender.language)
            return Response.tagged(
                bytes,
                type: "application/json; charset=utf-8",
                tag: WebFolder.tag(bytes),
                for: request,
                vary: "Accept-Language"
            )
        }
        router.get("/api/v1/:name") { request, context in
            await answer(request, context) { sender, name in
                guard let command = commands[name] else { throw Refusal(.unknownCommand) }
                guard command.isReading else { throw Refusal(.badRequest, detail: "method") }
                return QueryFields.make(FormText.pairs(request.uri.query ?? ""), for: command)
            }
        }
        router.post("/api/v1/:name") { request, context in
            await answer(request, context) { sender, _ in
                guard Self.isJSON(request.headers[.contentType]) else {
                    throw Refusal(.badRequest, detail: "content_type")
                }
                let fields = try await Self.fields(request, context)
                try checkOrigin(sender, setsCookie: fields["cookie"]?.bool == true)
                return fields
            }
        }
        router.get("/ws") { request, context in
            let sender = sender(request, context)
            let refusal = sender.origin == .foreign ? Refusal(.origin) : Refusal(.version)
            return Response.refusal(refusal, sender.language)
        }
    }

    /// Runs the command that the path names, with what `fields` reads of the request.
    private func answer(
        _ request: Request,
        _ context: SiteContext,
        fields: (Sender, String) async throws -> Fields
    ) async -> Response {
        let sender = sender(request, context)
        do {
            let name = context.parameters.get("name") ?? ""
            let fields = try await fields(sender, name)
            let caller = try await caller(sender)
            let answer = await forum.call(
                name,
                fields,
                as: caller,
                from: origin(sender, isBrowser: sender.bearer == nil)
            )
            return response(answer, sender)
        } catch let refusal as Refusal {
            return .refusal(refusal, sender.language, status: Self.status(refusal))
        } catch {
            context.logger.error("command failed", metadata: ["error": "\(error)"])
            return .refusal(Refusal(.fault), sender.language)
        }
    }

    /// The bearer's member, else the cookie's; a bearer that is not valid is refused rather than taken for a visitor.
    func caller(_ sender: Sender) async throws(Refusal) -> Caller? {
        guard let bearer = sender.bearer else { return try await member(sender) }
        guard let caller = try await forum.authenticate(token: bearer) else { throw Refusal(.needsLogin) }
        return caller
    }

    /// A write that leans on the cookie, or would set it, must come from a page of ours; nothing may come from another
    /// site's.
    func checkOrigin(_ sender: Sender, setsCookie: Bool) throws(Refusal) {
        if sender.bearer != nil { return }
        switch sender.origin {
        case .own: return
        case .foreign: throw Refusal(.origin)
        case .absent: if sender.cookieToken != nil || setsCookie { throw Refusal(.origin) }
        }
    }

    func response(_ answer: CommandResponse, _ sender: Sender) -> Response {
        var response = Response.json(answer.body, status: HTTPResponse.Status(code: answer.status))
        if let seconds = answer.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if answer.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        cookies(answer, sender, on: &response)
        return response
    }

    /// Keeps or forgets the browser's session as an answer says.
    func cookies(_ answer: CommandResponse, _ sender: Sender, on response: inout Response) {
        let isSecure = sender.site?.isSecure ?? isSecure
        if let token = answer.setToken { response.headers[.setCookie] = SessionCookie.set(token, isSecure: isSecure) }
        if answer.clearsToken { response.headers[.setCookie] = SessionCookie.clear(isSecure: isSecure) }
    }

    private static func fields(_ request: Request, _ context: SiteContext) async throws -> Fields {
        guard let bytes = try await request.wholeBody(context) else { throw Refusal(.tooLong, detail: "request") }
        let json: JSON
        do throws(JSONParser.Failure) {
            json = try JSONParser.parse(bytes)
        } catch {
            throw Refusal(.badRequest, detail: error.detail)
        }
        guard let object = json.object else { throw Refusal(.badRequest, detail: "shape") }
        return Fields(object)
    }

    /// `application/json`, with or without parameters.
    private static func isJSON(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.prefix { $0 != ";" && $0 != " " }.lowercased() == "application/json"
    }

    /// What HTTP has a word of its own for.
    private static func status(_ refusal: Refusal) -> HTTPResponse.Status? {
        switch refusal.detail {
        case "content_type": .unsupportedMediaType
        case "request": .contentTooLarge
        case "method": .methodNotAllowed
        default: nil
        }
    }
}

extension Command {
    /// Whether the command changes nothing, so that `GET` may ask it.
    var isReading: Bool {
        if case .read = run { true } else { false }
    }
}
