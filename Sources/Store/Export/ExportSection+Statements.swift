extension ExportSection {
    /// ?1 the member, ?2 the cursor, ?3 how many.
    var statement: String {
        switch self {
        case .account:
            """
            SELECT m.id, m.nick, m.name, (SELECT json_group_array(folded) FROM nick WHERE member_id = m.id), c.email,
                m.language, m.languages, m.place, m.about, m.since_ms, m.is_operator, m.is_arbiter,
                (SELECT json_group_object(name, value) FROM member_setting WHERE member_id = m.id)
            FROM member m LEFT JOIN credential c ON c.member_id = m.id WHERE m.id = ?1 AND m.id > ?2 LIMIT ?3
            """
        case .ignored:
            """
            SELECT ignored_id, json_array(ignored_id) FROM ignored WHERE member_id = ?1 AND ignored_id > ?2
            ORDER BY ignored_id LIMIT ?3
            """
        case .session:
            """
            SELECT id, id, client, kind, created_ms, used_ms, ended_ms FROM session WHERE member_id = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """
        case .membership:
            """
            SELECT hub_id, hub_id, role, level, since_ms FROM membership WHERE member_id = ?1 AND hub_id > ?2
            ORDER BY hub_id LIMIT ?3
            """
        case .request:
            """
            SELECT hub_id, hub_id, words, at_ms FROM join_request WHERE member_id = ?1 AND hub_id > ?2
            ORDER BY hub_id LIMIT ?3
            """
        case .invite:
            """
            SELECT id, hub_id, created_ms, expires_ms, uses_left, revoked_ms FROM invite WHERE by_id = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """
        case .channel:
            """
            SELECT channel_id, channel_id, position_id, floor_id, level FROM channel_read
            WHERE member_id = ?1 AND channel_id > ?2 ORDER BY channel_id LIMIT ?3
            """
        case .thread:
            """
            SELECT thread_id, thread_id, position_id, CASE follow WHEN 1 THEN 'followed' WHEN -1 THEN 'unfollowed' END
            FROM thread_read WHERE member_id = ?1 AND thread_id > ?2 ORDER BY thread_id LIMIT ?3
            """
        case .unread:
            """
            SELECT message_id, message_id FROM unread_mark WHERE member_id = ?1 AND message_id > ?2
            ORDER BY message_id LIMIT ?3
            """
        case .conversation:
            """
            SELECT p.channel_id, p.channel_id, (SELECT json_group_array(o.member_id) FROM conversation_member o
                WHERE o.channel_id = p.channel_id), c.opened_by_id = ?1, p.is_request, p.is_closed, c.created_ms
            FROM conversation_member p JOIN channel c ON c.id = p.channel_id
            WHERE p.member_id = ?1 AND p.channel_id > ?2 ORDER BY p.channel_id LIMIT ?3
            """
        case .message:
            "SELECT id, id FROM message WHERE author_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
        case .version:
            """
            SELECT m.id << 20 | v.version, m.id, v.version, v.at_ms, v.body
            FROM message m JOIN message_version v ON v.message_id = m.id
            WHERE m.author_id = ?1 AND m.id >= ?2 >> 20 AND m.id << 20 | v.version > ?2 AND m.state = 'live'
            AND v.version < m.version ORDER BY m.id, v.version LIMIT ?3
            """
        default: moderation
        }
    }

    private var moderation: String {
        switch self {
        case .reaction:
            """
            SELECT message_id, message_id, json_group_array(emoji) FROM reaction
            WHERE member_id = ?1 AND message_id > ?2 GROUP BY message_id ORDER BY message_id LIMIT ?3
            """
        case .share:
            """
            SELECT id, thread_id, channel_id, number, at_ms, ended_ms FROM share WHERE by_id = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """
        case .file:
            """
            SELECT f.id, f.id, f.name, f.alt, c.type, c.bytes, f.at_ms, f.message_id, f.hub_id
            FROM file f JOIN content c ON c.hash = f.hash WHERE f.owner_id = ?1 AND f.id > ?2 ORDER BY f.id LIMIT ?3
            """
        case .draft:
            """
            SELECT channel_id << 31 | thread_id, channel_id, NULLIF(thread_id, 0), title, body, at_ms FROM draft
            WHERE member_id = ?1 AND channel_id << 31 | thread_id > ?2 ORDER BY channel_id, thread_id LIMIT ?3
            """
        case .held:
            """
            SELECT q.id, q.number, q.hub_id, h.channel_id, q.state, q.outcome, q.reason, q.opened_ms, h.title, h.body
            FROM held_post h JOIN queue_item q ON q.id = h.item_id WHERE h.author_id = ?1 AND h.item_id > ?2
            ORDER BY h.item_id LIMIT ?3
            """
        case .notice: "SELECT id, id FROM notice WHERE member_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
        case .sanction:
            """
            SELECT id, kind, hub_id, rule, began_ms, ends_ms, ended_ms FROM sanction WHERE member_id = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """
        case .entry:
            """
            SELECT entry_id, entry_id FROM entry_side WHERE member_id = ?1 AND entry_id > ?2 ORDER BY entry_id LIMIT ?3
            """
        case .act:
            """
            SELECT e.id, NULLIF(e.chain, 0), e.number, e.kind, e.role, e.rule, e.at_ms, s.words
            FROM entry_side s JOIN entry e ON e.id = s.entry_id
            WHERE s.actor_id = ?1 AND s.entry_id > ?2 ORDER BY s.entry_id LIMIT ?3
            """
        case .report:
            """
            SELECT r.id, q.kind, q.number, NULLIF(q.hub_id, 0), CASE q.kind WHEN 'report' THEN q.message_id END,
                (SELECT number FROM entry WHERE id = q.entry_id), r.words, r.at_ms, q.state, q.outcome
            FROM report r JOIN queue_item q ON q.id = r.item_id WHERE r.reporter_id = ?1 AND r.id > ?2
            ORDER BY r.id LIMIT ?3
            """
        default:
            """
            SELECT id, NULLIF(hub_id, 0), text, at_ms FROM member_note WHERE member_id = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """
        }
    }
}
