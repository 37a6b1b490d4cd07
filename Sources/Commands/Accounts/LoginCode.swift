import Crypto

/// What people type to let a program in: eight letters without vowels, in two groups of four.
///
/// 20^8 of them, for ten minutes each: too many to be guessed at the pace that writes are held to.
struct LoginCode: Hashable, Sendable {
    /// As shown: two groups of four, with a hyphen.
    let text: String
    /// As it is stored.
    let hash: [UInt8]

    private static let letters = Array("BCDFGHJKLMNPQRSTVWXZ".utf8)
    private static let length = 8

    /// A new one; `random` gives so many bytes of a cryptographic source.
    init(random: (Int) -> [UInt8]) {
        var chosen: [UInt8] = []
        while chosen.count < Self.length {
            // Bytes beyond the last whole run of the alphabet would favour its first letters.
            let some = random(Self.length * 2).filter { $0 < 240 }
            chosen += some.map { Self.letters[Int($0) % Self.letters.count] }
        }
        self.init(letters: Array(chosen.prefix(Self.length)))
    }

    /// As typed, in any case, with or without the hyphen; nil for what cannot be one.
    init?(_ typed: String) {
        let bare = typed.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
            .map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard bare.count == Self.length, bare.allSatisfy(Self.letters.contains) else { return nil }
        self.init(letters: bare)
    }

    private init(letters: [UInt8]) {
        let half = Self.length / 2
        text =
            String(decoding: letters[..<half], as: UTF8.self) + "-" + String(decoding: letters[half...], as: UTF8.self)
        hash = Array(SHA256.hash(data: letters))
    }
}
