import Crypto

/// The secret of a session or a one-time claim: 256 bits at random, kept only as their hash.
package struct Token: Hashable, Sendable, CustomStringConvertible {
    /// As its bearer has it: 43 characters of base64url.
    package let text: String
    /// As it is stored: SHA-256 of the text.
    ///
    /// A plain hash is enough for what cannot be guessed.
    package let hash: [UInt8]

    /// A new one; `random` gives so many bytes of a cryptographic source.
    package init(random: (Int) -> [UInt8]) {
        self.init(known: Base64URL.text(random(32)))
    }

    /// What a client sent; nil for what cannot be one.
    package init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.init(known: text)
    }

    private init(known text: String) {
        self.text = text
        hash = Array(SHA256.hash(data: Array(text.utf8)))
    }

    /// Nothing of the secret, for logs.
    package var description: String { "Token" }
}
