package import HubbubModel

private let columns = """
    f.id, f.name, c.type, c.bytes, c.width, c.height, f.alt, f.hash, f.owner_id, f.message_id, f.item_id, f.hub_id
    """
private let source = "file f JOIN content c ON c.hash = f.hash"
private let fileByID = "SELECT \(columns) FROM \(source) WHERE f.id = ?"
private let filesOfMessages = """
    SELECT \(columns) FROM \(source) WHERE f.message_id IN (SELECT value FROM json_each(?))
    ORDER BY f.message_id, f.ordinal
    """
private let filesOfItem = "SELECT \(columns) FROM \(source) WHERE f.item_id = ? ORDER BY f.ordinal"
private let filesOfOwner = "SELECT \(columns) FROM \(source) WHERE f.owner_id = ? AND f.id > ? ORDER BY f.id LIMIT ?"

extension Reader {
    package func file(_ id: FileID) throws -> StoredFile? {
        try sql.first(fileByID, id, read: Self.file)
    }

    /// What a member has sent and is still there, shown by a message or not, by rising id.
    package func files(sentBy member: MemberID, after: FileID = .none, limit: Int) throws -> [StoredFile] {
        try sql.rows(filesOfOwner, member, after, limit, read: Self.file)
    }

    /// A file that its owner may name in a message, or for a hub: one that nothing shows, or of a post taken back or
    /// turned down.
    package func freeFile(_ id: FileID, of owner: MemberID) throws -> Attachment? {
        guard let file = try file(id), file.owner == owner, file.message == nil, file.hub == nil else { return nil }
        guard let item = file.item else { return file.attachment }
        let outcome = try queueItem(item)?.outcome
        return outcome == .withdrawn || outcome == .rejected ? file.attachment : nil
    }

    /// What a post holds that waits, or waited.
    package func files(of item: QueueItemID) throws -> [Attachment] {
        try sql.rows(filesOfItem, item, read: Self.file).map(\.attachment)
    }

    func files(of messages: [MessageID]) throws -> [MessageID: [Attachment]] {
        guard !messages.isEmpty else { return [:] }
        let files = try sql.rows(filesOfMessages, idList(messages), read: Self.file)
        return Dictionary(grouping: files) { $0.message ?? .none }.mapValues { $0.map(\.attachment) }
    }

    /// How many uploads of a member nothing shows.
    package func waitingUploads(of member: MemberID) throws -> Int64 {
        try sql.int(
            "SELECT count(*) FROM file WHERE owner_id = ? AND message_id IS NULL AND item_id IS NULL AND hub_id IS NULL",
            member
        ) ?? 0
    }

    /// What a member has sent today, in bytes.
    package func sentToday(by member: MemberID) throws -> Int64 {
        try sql.int("SELECT bytes FROM upload_day WHERE member_id = ? AND day = ?", member, now.day) ?? 0
    }

    /// What still waits to be decided about a message: reports, and appeals against acts on it.
    package func openItems(about message: MessageID) throws -> [QueueItemID] {
        try sql.rows(
            """
            SELECT id FROM queue_item WHERE state <> 'done' AND (message_id = ?1
                OR entry_id IN (SELECT entry_id FROM entry_side WHERE message_id = ?1)) LIMIT ?2
            """,
            message,
            Limits.page
        ) { $0.id(0) }
    }

    /// Whether a member has acted with this key.
    package func knows(key: String, of member: MemberID) throws -> Bool {
        try sql.exists("SELECT 1 FROM act WHERE member_id = ? AND key = ?", member, key)
    }

    /// Whether these bytes were purged.
    package func isRefused(_ hash: ContentHash) throws -> Bool {
        try sql.exists("SELECT 1 FROM refused_content WHERE hash = ?", hash.bytes)
    }

    /// Contents that no file has any more.
    func unusedContents(limit: Int) throws -> [ContentHash] {
        try sql.rows(
            "SELECT hash FROM content c WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.hash = c.hash) LIMIT ?",
            limit
        ) { ContentHash($0.blob(0)) }.compactMap(\.self)
    }

    private static func file(_ row: SQLRow) throws -> StoredFile {
        guard let hash = ContentHash(row.blob(7)) else { throw Refusal(.fault) }
        return StoredFile(
            attachment: Attachment(
                id: row.id(0),
                name: row.text(1),
                type: row.text(2),
                bytes: row.int(3),
                width: row.optionalInt(4),
                height: row.optionalInt(5),
                alt: row.text(6)
            ),
            hash: hash,
            owner: row.id(8),
            message: row.optionalID(9),
            item: row.optionalID(10),
            hub: row.optionalID(11)
        )
    }
}

extension Time {
    /// Days since 1970, UTC.
    var day: Int64 { ms / 86_400_000 }

    /// Seconds until the next day begins, UTC.
    package var secondsLeftToday: Int64 { 86_400 - ms / 1_000 % 86_400 }
}
