import HubbubModel

/// A message as its row has it, before faces, mentions and reactions are known.
struct MessageRow {
    static let columns = """
        m.id, m.channel_id, m.thread_id, m.number, m.is_root, m.author_id, m.posted_ms, m.edited_ms, m.version, m.state,
        v.body, m.is_action, m.language, m.is_imported, m.answers_id, m.has_mentions, m.has_reactions, m.has_link,
        m.rule, m.has_files
        """
    /// A body is joined only while the message is live.
    static let source = """
        message m LEFT JOIN message_version v ON v.message_id = m.id AND v.version = m.version AND m.state = 'live'
        """

    let id: MessageID
    let author: MemberID
    let thread: ThreadID
    let hasMentions: Bool
    let hasReactions: Bool
    let hasLink: Bool
    let hasFiles: Bool
    private let base: Message

    init(_ row: SQLRow) throws {
        id = row.id(0)
        thread = row.id(2)
        author = row.id(5)
        let state: Message.State = try row.value(9)
        hasMentions = row.bool(15) && state == .live
        hasReactions = row.bool(16) && state == .live
        hasLink = row.bool(17)
        hasFiles = row.bool(19) && state == .live
        base = Message(
            id: id,
            channel: row.id(1),
            thread: thread,
            number: row.int(3),
            isRoot: row.bool(4),
            author: .unknown(author),
            at: row.time(6),
            editedAt: row.optionalTime(7),
            version: row.int(8),
            state: state,
            body: row.text(10),
            isAction: row.bool(11),
            language: row.text(12),
            isImported: row.bool(13),
            answers: row.optionalID(14),
            rule: row.optionalInt(18)
        )
    }

    func message(
        author: Face,
        mentions: [Message.Mention],
        reactions: [Reaction],
        files: [Attachment]
    ) -> Message {
        var message = base
        message.author = author
        message.mentions = mentions
        message.reactions = reactions
        message.files = files
        return message
    }
}
