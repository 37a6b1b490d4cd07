package import HubbubModel

extension Transaction {
    /// Writes down an upload whose bytes lie in the folder; no message shows it yet.
    ///
    /// Refuses `forbidden` for bytes that were purged, `limited` over `Limits.waitingUploads` or `dayBytes` (0: no bound).
    package func addFile(_ new: NewFile, dayBytes: Int64) throws -> Attachment {
        guard try !isRefused(new.hash) else { throw Refusal(.forbidden, field: "file", detail: "erased") }
        try refuseUpload(by: new.owner, bytes: new.sentBytes, dayBytes: dayBytes)
        try sql.run(
            """
            INSERT INTO content (hash, type, bytes, width, height, since_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (hash) DO UPDATE SET type = ?2, width = ?4, height = ?5, since_ms = ?6
            """,
            new.hash.bytes,
            new.type,
            new.bytes,
            new.width,
            new.height,
            now
        )
        let id: FileID = nextID(.file)
        try sql.run(
            "INSERT INTO file (id, hash, owner_id, name, at_ms) VALUES (?, ?, ?, ?, ?)",
            id,
            new.hash.bytes,
            new.owner,
            new.name,
            now
        )
        try sql.run(
            """
            INSERT INTO upload_day (member_id, day, bytes) VALUES (?1, ?2, ?3)
            ON CONFLICT (member_id, day) DO UPDATE SET bytes = bytes + ?3
            """,
            new.owner,
            now.day,
            new.sentBytes
        )
        guard let file = try file(id) else { throw Refusal(.fault) }
        return file.attachment
    }

    /// Gives files to a message, in this order, with their `alt`.
    func attach(_ files: [Attachment], to message: MessageID) throws {
        for (ordinal, file) in files.enumerated() {
            try sql.run(
                "UPDATE file SET message_id = ?, item_id = NULL, ordinal = ?, alt = ? WHERE id = ?",
                message,
                ordinal,
                file.alt,
                file.id
            )
        }
    }

    /// Gives files to a post that waits.
    func attach(_ files: [Attachment], to item: QueueItemID) throws {
        for (ordinal, file) in files.enumerated() {
            try sql.run(
                "UPDATE file SET item_id = ?, ordinal = ?, alt = ? WHERE id = ?",
                item,
                ordinal,
                file.alt,
                file.id
            )
        }
    }

    /// A message shows these files from now on, in this order; others that it had are gone.
    func replaceFiles(of message: MessageID, with files: [Attachment]) throws {
        let kept = Set(files.map(\.id))
        let old = try self.files(of: [message])[message] ?? []
        for file in old where !kept.contains(file.id) { try drop(file.id) }
        try attach(files, to: message)
        try sql.run("UPDATE message SET has_files = ? WHERE id = ?", !files.isEmpty, message)
    }

    /// Says what a file shows, in other words; announced as an edit, without a new version.
    ///
    /// `excerpt` is the thread's new one, where the message is a root that says nothing else. Refuses `notFound` where
    /// no live message shows it.
    package func describe(_ id: FileID, alt: String, excerpt: String?) throws -> Message {
        guard let shown = try file(id)?.message, let old = try searchEntry(shown) else { throw Refusal.notFound }
        unindex(old)
        try sql.run("UPDATE file SET alt = ? WHERE id = ?", alt, id)
        if let excerpt { try sql.run("UPDATE thread SET excerpt = ? WHERE root_id = ?", excerpt, shown) }
        return try announceChanged(shown)
    }

    /// Forgets a file; its bytes go with the next sweep, where nothing else has them.
    package func drop(_ id: FileID) throws {
        try sql.run("DELETE FROM file WHERE id = ?", id)
    }

    /// What a member sent and nothing shows goes with the account.
    func dropUploads(of member: MemberID) throws {
        try sql.run("DELETE FROM file WHERE owner_id = ? AND message_id IS NULL AND hub_id IS NULL", member)
        try sql.run("DELETE FROM upload_day WHERE member_id = ?", member)
    }

    /// Takes bytes away wherever they are shown or wait, for good: they are not taken again.
    ///
    /// Live messages that showed them are announced as edited, hubs as changed.
    func refuse(_ hashes: [ContentHash], but purged: MessageID? = nil) throws {
        for hash in hashes {
            try sql.run(
                "INSERT INTO refused_content (hash, at_ms) VALUES (?, ?) ON CONFLICT DO NOTHING",
                hash.bytes,
                now
            )
            let others = try sql.rows(
                "SELECT DISTINCT message_id FROM file WHERE hash = ? AND message_id IS NOT NULL AND message_id <> ?",
                hash.bytes,
                purged ?? .none
            ) { $0.id(0) as MessageID }
            let entries = try others.compactMap { try searchEntry($0) }
            entries.forEach(unindex)
            let hubs = try sql.rows("SELECT hub_id FROM file WHERE hash = ? AND hub_id IS NOT NULL", hash.bytes) {
                $0.id(0) as HubID
            }
            try sql.run("DELETE FROM file WHERE hash = ?", hash.bytes)
            for hub in hubs { try append(.hubChanged, to: .hub(hub), subject: hub.rawValue) }
            for entry in entries { _ = try announceChanged(entry.message) }
        }
    }

    /// The hashes of what a message shows.
    func contents(of message: MessageID) throws -> [ContentHash] {
        try sql.rows("SELECT DISTINCT hash FROM file WHERE message_id = ?", message) {
            ContentHash($0.blob(0))
        }.compactMap(\.self)
    }

    /// Of these, those that no file has; what was known of them is forgotten.
    func forgetUnused(_ hashes: [ContentHash]) throws -> [ContentHash] {
        let unused = try hashes.filter { hash in
            try !sql.exists("SELECT 1 FROM file WHERE hash = ?", hash.bytes)
        }
        for hash in unused { try sql.run("DELETE FROM content WHERE hash = ?", hash.bytes) }
        return unused
    }

    /// Refuses `limited` where a member has too many uploads waiting, or would send more than a day's bytes.
    private func refuseUpload(by member: MemberID, bytes: Int64, dayBytes: Int64) throws {
        if let refusal = try uploadRefusal(to: member, bytes: bytes, dayBytes: dayBytes) { throw refusal }
    }
}

extension Reader {
    /// Why a member may not send so much more now; nil where they may.
    package func uploadRefusal(to member: MemberID, bytes: Int64, dayBytes: Int64) throws -> Refusal? {
        if try waitingUploads(of: member) >= Limits.waitingUploads {
            return Refusal(.limited, field: "file", detail: "waiting", values: ["most": String(Limits.waitingUploads)])
        }
        guard dayBytes > 0, try sentToday(by: member) > dayBytes - bytes else { return nil }
        return Refusal(.limited, field: "file", retrySeconds: now.secondsLeftToday, detail: "day")
    }
}
