import CryptoExtras
import FoundationEssentials
package import HubbubModel

/// Passwords as they are kept: scrypt (RFC 7914), `scrypt$N$r$p$salt$key` with salt and key in base64.
///
/// Hashing takes some 60 ms and 32 MiB by intent: call it on a thread pool with few threads, never on an event loop or in
/// a transaction.
package enum Password {
    /// The work of a new hash; a stored one says its own.
    ///
    /// N = 2^15 and r = 8 take 32 MiB: what a small server can spare for two logins at once.
    private static let parameters = Parameters(rounds: 1 << 15, blockSize: 8, parallelism: 1)
    private static let keyBytes = 32

    /// Why a new password cannot be taken: `tooLong`, or `invalid` when it is shorter than 8 characters; nil when it
    /// can.
    ///
    /// No rules of composition (NIST SP 800-63B section 3.1.1).
    package static func refusal(of password: String, field: String = "password") -> Refusal? {
        if password.utf8.count > Limits.passwordBytesMax { return Refusal(.tooLong, field: field) }
        if password.count < Limits.passwordCharactersMin {
            return Refusal(
                .invalid,
                field: field,
                detail: "password",
                values: ["least": "\(Limits.passwordCharactersMin)"]
            )
        }
        return nil
    }

    /// What to store, with 16 bytes of salt from `random`; throws only where memory is short.
    package static func hash(_ password: String, random: (Int) -> [UInt8]) throws -> String {
        let salt = random(16)
        let key = try derive(password, salt: salt, parameters)
        let numbers = "\(parameters.rounds)$\(parameters.blockSize)$\(parameters.parallelism)"
        return "scrypt$\(numbers)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }

    /// Whether `password` is the stored one.
    ///
    /// The same work where there is none (nil, empty), so that time does not tell which accounts exist. The keys are
    /// compared in constant time.
    package static func verify(_ password: String, against stored: String?) -> Bool {
        let entry = stored.flatMap(Entry.init)
        let salt = entry?.salt ?? [UInt8](repeating: 0, count: 16)
        guard password.utf8.count <= Limits.passwordBytesMax,
            let key = try? derive(password, salt: salt, entry?.parameters ?? parameters)
        else { return false }
        let expected = entry?.key ?? [UInt8](repeating: 0, count: keyBytes)
        return areEqual(key, expected) && entry != nil
    }

    private static func derive(_ password: String, salt: [UInt8], _ parameters: Parameters) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(normalised(password).utf8),
            salt: salt,
            outputByteCount: keyBytes,
            rounds: parameters.rounds,
            blockSize: parameters.blockSize,
            parallelism: parameters.parallelism,
            maxMemory: 256 * parameters.rounds * parameters.blockSize
        )
        return key.withUnsafeBytes { Array($0) }
    }

    /// The same letters typed on different systems come as different scalars: composed here, since comparing bytes is
    /// all that hashing does.
    private static func normalised(_ password: String) -> String {
        var composed = ""
        for character in password {
            composed += character.utf8.count == 1 ? String(character) : composition(of: character)
        }
        return composed
    }

    /// Latin letters with one accent as one scalar, by asking Swift which precomposed one is the same character.
    private static func composition(of character: Character) -> String {
        guard character.unicodeScalars.count > 1 else { return String(character) }
        for value in UInt32(0xC0)...0x24F {
            if let scalar = Unicode.Scalar(value), Character(scalar) == character { return String(scalar) }
        }
        return String(character)
    }

    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// The cost of one hash.
private struct Parameters {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int
}

/// A stored hash, read.
private struct Entry {
    let parameters: Parameters
    let salt: [UInt8]
    let key: [UInt8]

    init?(_ stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt",
            let rounds = Int(parts[1]), (1 << 10...1 << 20).contains(rounds),
            let blockSize = Int(parts[2]), (1...32).contains(blockSize),
            let parallelism = Int(parts[3]), (1...16).contains(parallelism),
            let salt = Data(base64Encoded: String(parts[4])), let key = Data(base64Encoded: String(parts[5])),
            key.count == 32
        else { return nil }
        parameters = Parameters(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = Array(salt)
        self.key = Array(key)
    }
}
