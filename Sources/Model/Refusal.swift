/// An expected "no": the act was not done, and nothing of it is stored.
///
/// The sentence comes from the catalogue: key `refusal.CODE`, or `refusal.CODE.DETAIL` where `detail` is given, with `values` put in.
package struct Refusal: Error, Hashable, Sendable {
    package let code: RefusalCode
    /// Which field of the request is meant.
    package var field: String?
    /// A line or value that would work.
    package var `try`: String?
    /// Seconds after which to try again.
    package var retrySeconds: Int64?
    /// Picks a more exact sentence.
    package var detail: String?
    /// What the sentence names.
    package var values: [String: String]

    package init(
        _ code: RefusalCode,
        field: String? = nil,
        try: String? = nil,
        retrySeconds: Int64? = nil,
        detail: String? = nil,
        values: [String: String] = [:]
    ) {
        self.code = code
        self.field = field
        self.try = `try`
        self.retrySeconds = retrySeconds
        self.detail = detail
        self.values = values
    }

    /// What does not exist and what may not be known are answered alike.
    package static let notFound = Refusal(.notFound)
}
