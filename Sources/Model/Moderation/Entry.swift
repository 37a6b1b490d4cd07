/// One line of a moderation log: what is public of an act, chained by hashes.
package struct Entry: Hashable, Sendable {
    package let id: EntryID
    package let chain: Chain
    /// `e51`, counted from 1 in its chain.
    package let number: Int64
    package let kind: EntryKind
    package let role: ActingRole
    /// Of the charter, where one was named.
    package let rule: Int64?
    package let scope: Scope
    /// nil where there is no end, or nothing that ends.
    package let ends: Time?
    /// The number of the entry in the same chain that this one is about.
    package let about: Int64?
    package let at: Time
    /// 32 bytes each.
    package let previous: [UInt8]
    package let sideHash: [UInt8]
    package let hash: [UInt8]
    /// The entry that undid it, while it is undone.
    package var undoneBy: EntryID?

    package enum Scope: String, CaseIterable, Sendable {
        case message
        case thread
        case channel
        case hub
        case everywhere
    }

    package init(
        id: EntryID,
        chain: Chain,
        number: Int64,
        kind: EntryKind,
        role: ActingRole,
        rule: Int64?,
        scope: Scope,
        ends: Time?,
        about: Int64?,
        at: Time,
        previous: [UInt8],
        sideHash: [UInt8],
        hash: [UInt8],
        undoneBy: EntryID? = nil
    ) {
        self.id = id
        self.chain = chain
        self.number = number
        self.kind = kind
        self.role = role
        self.rule = rule
        self.scope = scope
        self.ends = ends
        self.about = about
        self.at = at
        self.previous = previous
        self.sideHash = sideHash
        self.hash = hash
        self.undoneBy = undoneBy
    }

    /// As people type it.
    package var name: String { "e\(number)" }

    /// The text whose SHA-256 is `hash`: one `name value` a line, absent values left out.
    ///
    /// docs/PROTOCOL.md section 12 defines it, for whoever checks a log.
    package var hashedText: String {
        let optional = [("rule", rule), ("until", ends?.ms), ("about", about)].compactMap { name, value in
            value.map { "\(name) \($0)\n" }
        }
        return
            "hubbub-modlog 1\nlog \(chain.rawValue)\nnumber \(number)\nkind \(kind.rawValue)\nrole \(role.rawValue)\n"
            + "scope \(scope.rawValue)\n\(optional.joined())at \(at.ms)\nside \(sideHash.hex)\nprevious \(previous.hex)\n"
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    package var hex: String {
        let digits = [Character]("0123456789abcdef")
        return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
