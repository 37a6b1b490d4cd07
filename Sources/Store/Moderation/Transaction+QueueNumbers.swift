import HubbubModel

extension Transaction {
    /// A number that no item of the queue has had.
    ///
    /// They are counted where everyone who works the queue sees the item. Where it is hidden from some of them, it is
    /// drawn from far above: a number that is missing in the count would tell those that there is something.
    func freeNumber(in hub: HubID?, about member: MemberID) throws -> Int64 {
        if let hub, try !isHiddenFromSome(hub, member) {
            let last = try sql.int(
                "SELECT max(number) FROM queue_item WHERE hub_id = ? AND number <= ?",
                hub,
                Limits.queueCounted
            )
            let next = (last ?? 0) + 1
            if next <= Limits.queueCounted { return next }
        }
        return try drawnNumber(in: hub ?? .none)
    }

    /// Whom an item concerns does not see it: those who moderate the hub, and operators, would miss it in the count.
    private func isHiddenFromSome(_ hub: HubID, _ member: MemberID) throws -> Bool {
        let standing = try standing(of: member, in: hub)
        return standing.isOperator || standing.role.map { $0 != .member } == true
    }

    /// As likely any as any other, among at least nine times as many as are counted, and more where those are used up.
    private func drawnNumber(in hub: HubID) throws -> Int64 {
        var low = Limits.queueCounted + 1
        while true {
            for _ in 0..<Self.draws {
                let drawn = random(MemoryLayout<UInt32>.size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let number = low + Int64(drawn % UInt64(low * 9))
                let isTaken = try sql.exists(
                    "SELECT 1 FROM queue_item WHERE hub_id = ? AND number = ?",
                    hub,
                    number
                )
                if !isTaken { return number }
            }
            low *= 10
        }
    }

    /// So many that are taken say that most are.
    private static let draws = 32
}
