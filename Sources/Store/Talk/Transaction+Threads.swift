package import HubbubModel

extension Transaction {
    /// Resolves a thread or opens it again; without a change there is no event.
    package func resolve(_ id: ThreadID, _ on: Bool, by tender: ThreadTender? = nil) throws -> Thread {
        guard let thread = try thread(id) else { throw Refusal.notFound }
        guard thread.isResolved != on else { return thread }
        try sql.run("UPDATE thread SET is_resolved = ? WHERE id = ?", on, id)
        return try announceChange(of: id, by: tender)
    }

    /// Gives a thread a title, or takes it away where it is empty; without a change there is no event.
    package func title(_ id: ThreadID, _ title: String, by tender: ThreadTender? = nil) throws -> Thread {
        guard let thread = try thread(id) else { throw Refusal.notFound }
        guard thread.title != title else { return thread }
        let old = try searchEntry(thread.root)
        try sql.run("UPDATE thread SET title = ?, is_listed = (? <> '' OR replies > 0) WHERE id = ?", title, title, id)
        if let old, let new = try searchEntry(thread.root) {
            unindex(old)
            index(new)
        }
        return try announceChange(of: id, by: tender)
    }
}
