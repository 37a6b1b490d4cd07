import HubbubCommands
import HubbubLocale
import HubbubModel

/// A command's "no" on the way to becoming a page.
struct PageRefusal: Error, Sendable {
    let status: Int
    let code: String
    let say: String
    let retryAfter: Int64?

    init(status: Int, code: String, say: String, retryAfter: Int64?) {
        self.status = status
        self.code = code
        self.say = say
        self.retryAfter = retryAfter
    }

    init(_ refusal: Refusal, _ language: Language) {
        self.init(
            status: refusal.code.httpStatus,
            code: refusal.code.rawValue,
            say: refusal.sentence(language),
            retryAfter: refusal.retrySeconds
        )
    }

    /// An answer without what was asked for.
    static let missing = PageRefusal(status: 404, code: "not_found", say: "", retryAfter: nil)

    /// What a visitor must not tell apart: missing, forbidden, for members only.
    var isNotFound: Bool { status == 404 || status == 401 || status == 403 || code == "invalid" }
}
