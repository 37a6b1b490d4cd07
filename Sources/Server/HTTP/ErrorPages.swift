import HTTPTypes
import HubbubCommands
import HubbubModel
import Hummingbird
import Logging

/// Answers what no route took and what a route threw: JSON for commands, a page for people.
struct ErrorPages: RouterMiddleware {
    typealias Context = SiteContext

    let site: Site

    func handle(
        _ request: Request,
        context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return try answer(error.status, request, context)
        } catch let refusal as Refusal {
            return try answer(HTTPResponse.Status(code: refusal.code.httpStatus), request, context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            return try answer(.internalServerError, request, context)
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ request: Request, _ context: SiteContext) throws -> Response {
        let sender = site.sender(request, context)
        if request.uri.path.hasPrefix("/api/") {
            let code: RefusalCode = status == .notFound ? .unknownCommand : status.code >= 500 ? .fault : .badRequest
            return .refusal(Refusal(code), sender.language, status: status)
        }
        let maker = site.pages(sender, as: nil)
        if status == .notFound {
            return try site.response(
                maker.notFound(next: ReturnPath.safe(request.uri.path)),
                for: request,
                status: .notFound
            )
        }
        let say = Refusal(status.code >= 500 ? .fault : .badRequest).sentence(sender.language)
        let refusal = PageRefusal(status: status.code, code: "", say: say, retryAfter: nil)
        return try site.response(maker.refusal(refusal), for: request, status: status)
    }
}
