import HTTPTypes
import HubbubLocale
import HubbubModel
import Hummingbird
import Logging

/// What every answer says to the browser about itself: nothing from elsewhere, nothing inline, nobody frames it.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = SiteContext

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "manifest-src 'self'", "worker-src 'self'", "media-src 'self'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// A year, in seconds; only said under TLS.
    static let strictTransportSeconds = 31_536_000

    let isSecure: @Sendable (Request, SiteContext) -> Bool

    func handle(
        _ request: Request,
        context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A file has a stricter one.
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        // Not `no-referrer`: a form's own `Origin` would then read `null`.
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if isSecure(request, context) {
            response.headers[.strictTransportSecurity] = "max-age=\(Self.strictTransportSeconds)"
        }
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self.named("Referrer-Policy")
    static let crossOriginOpenerPolicy = Self.named("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = Self.named("Cross-Origin-Resource-Policy")

    /// A header that HTTPTypes has no word for; the name is a literal of ours and always one.
    private static func named(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .xContentTypeOptions
    }
}
