import HTTPTypes
import Hummingbird
import Logging

/// One line a request: method, path without its query, status, time taken.
///
/// No bodies, tokens or addresses; invite codes are cut.
struct RequestLog: RouterMiddleware {
    typealias Context = SiteContext

    func handle(
        _ request: Request,
        context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let took = ContinuousClock.now - start
        context.logger.log(
            level: response.status.code >= 500 ? .error : .debug,
            "request",
            metadata: [
                "method": .string(request.method.rawValue),
                "path": .string(Self.shown(request.uri.path)),
                "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible(
                    took.components.seconds * 1_000 + took.components.attoseconds / 1_000_000_000_000_000
                ),
            ]
        )
        return response
    }

    /// Printable ASCII, cut; a code in the path is a secret.
    static func shown(_ path: String) -> String {
        if path.hasPrefix("/invite/") { return "/invite/…" }
        return String(
            path.unicodeScalars.prefix(120).map { $0.isASCII && $0.value > 32 && $0.value < 127 ? Character($0) : "?" }
        )
    }
}
