/// What a command answers over HTTP.
package struct Response: Sendable {
    /// 200, or the refusal's.
    package let status: Int
    /// `{"ok":…}` or `{"no":…}`, whole.
    package let body: [UInt8]
    /// Seconds after which to try again.
    package let retryAfter: Int64?
    /// The browser is to keep this as its cookie.
    package let setToken: String?
    /// The browser is to forget its cookie.
    package let clearsToken: Bool
}
