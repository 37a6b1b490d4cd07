import Crypto

/// The secret in an invite's link: 128 bits at random, kept only as their hash.
package struct InviteCode: Hashable, Sendable, CustomStringConvertible {
    /// As its bearer has it: 22 characters of base64url.
    package let text: String
    /// As it is stored: SHA-256 of the text.
    package let hash: [UInt8]

    /// A new one; `random` gives so many bytes of a cryptographic source.
    package init(random: (Int) -> [UInt8]) {
        self.init(known: Base64URL.text(random(16)))
    }

    /// What a client sent; nil for what cannot be one.
    package init?(_ text: String) {
        guard text.utf8.count == 22, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.init(known: text)
    }

    private init(known text: String) {
        self.text = text
        hash = Array(SHA256.hash(data: Array(text.utf8)))
    }

    /// Nothing of the secret, for logs.
    package var description: String { "InviteCode" }
}
