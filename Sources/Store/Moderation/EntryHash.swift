import Crypto
import HubbubModel

/// The hashes that chain a moderation log: SHA-256 of texts that docs/PROTOCOL.md defines.
enum EntryHash {
    /// Of a side row, behind its salt.
    static func of(_ side: EntrySide, salt: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: salt + Array(side.hashedText.utf8)))
    }

    /// The entry with its hash.
    static func sealed(_ entry: Entry) -> Entry {
        Entry(
            id: entry.id,
            chain: entry.chain,
            number: entry.number,
            kind: entry.kind,
            role: entry.role,
            rule: entry.rule,
            scope: entry.scope,
            ends: entry.ends,
            about: entry.about,
            at: entry.at,
            previous: entry.previous,
            sideHash: entry.sideHash,
            hash: Array(SHA256.hash(data: Array(entry.hashedText.utf8))),
            undoneBy: entry.undoneBy
        )
    }
}
