package import HubbubModel

extension Reader {
    /// Walks a whole log and says whether it holds together.
    ///
    /// Stops at the first fault. `expected` is a hash noted earlier: it must be one of the log's.
    package func check(_ chain: Chain, expected: [UInt8]? = nil) throws -> LogCheck {
        var walk = LogWalk(chain: chain)
        var isFound = expected == nil
        while walk.fault == nil {
            let page = try entries(of: chain, after: walk.count, limit: Self.checkPage)
            for entry in page where walk.fault == nil {
                walk.take(entry, side: try saltedSide(of: entry.id))
                if entry.hash == expected { isFound = true }
            }
            if page.count < Self.checkPage { break }
        }
        if walk.fault == nil, !isFound { walk.fail(.missing, at: walk.count) }
        return LogCheck(entries: walk.count, erased: walk.erased, head: walk.head, fault: walk.fault)
    }

    /// Every log there is: the community's, then each hub's.
    package func chains() throws -> [Chain] {
        let hubs = try sql.rows("SELECT DISTINCT chain FROM entry WHERE chain > 0 ORDER BY chain") {
            Chain(rawValue: $0.int(0))
        }
        return [.community] + hubs
    }

    private static let checkPage = 500
}

/// One pass over a log.
private struct LogWalk {
    let chain: Chain
    private(set) var count: Int64 = 0
    private(set) var erased: Int64 = 0
    private(set) var head: [UInt8] = []
    private(set) var fault: LogFault?

    init(chain: Chain) {
        self.chain = chain
    }

    mutating func take(_ entry: Entry, side: (side: EntrySide, salt: [UInt8])?) {
        let before = count == 0 ? [UInt8](repeating: 0, count: 32) : head
        if entry.number != count + 1 { return fail(.gap, at: count + 1) }
        if entry.previous != before { return fail(.order, at: entry.number) }
        if EntryHash.sealed(entry).hash != entry.hash { return fail(.entry, at: entry.number) }
        if let side, EntryHash.of(side.side, salt: side.salt) != entry.sideHash { return fail(.side, at: entry.number) }
        if side == nil { erased += 1 }
        count = entry.number
        head = entry.hash
    }

    mutating func fail(_ kind: LogFault.Kind, at number: Int64) {
        fault = LogFault(chain: chain, number: number, kind: kind)
    }
}
