import HubbubWire

/// A command's "no" on the way to becoming a page.
struct PageRefusal: Error, Sendable {
    let status: Int
    let code: String
    let say: String
    let retryAfter: Int64?

    /// What a visitor must not tell apart: missing, forbidden, for members only.
    var isNotFound: Bool { status == 404 || status == 401 || status == 403 || code == "invalid" }
}
