/// Where a request came from.
package struct CallOrigin: Sendable {
    /// The client's network address, for limits; never stored with what it did.
    package let address: String
    /// What the client asked for: a language tag or an `Accept-Language` header.
    package let language: String?
    /// Whether a browser with a cookie asked, rather than a program with a token.
    package let isBrowser: Bool

    package init(address: String, language: String? = nil, isBrowser: Bool = false) {
        self.address = address
        self.language = language
        self.isBrowser = isBrowser
    }
}
