package import HubbubModel

extension Reader {
    /// Whether anyone runs the community yet.
    package func hasOperator() throws -> Bool {
        try sql.exists("SELECT 1 FROM member WHERE is_operator = 1 AND state = 'active' LIMIT 1")
    }

    /// By id.
    package func operators() throws -> [MemberID] {
        try sql.rows("SELECT id FROM member WHERE is_operator = 1 AND state = 'active' ORDER BY id") { $0.id(0) }
    }

    /// Those who signed up and wait for an operator, who waits longest first.
    package func pendingMembers(limit: Int) throws -> [PendingMember] {
        let rows = try sql.rows(
            "SELECT id, signup_words FROM member WHERE state = 'pending' ORDER BY id LIMIT ?",
            min(max(limit, 0), Limits.page)
        ) { (MemberID($0.int(0)), $0.text(1)) }
        return try rows.compactMap { id, words in
            try member(id).map { PendingMember(member: $0, words: words) }
        }
    }

    /// The address that a member gave; nil when none.
    package func email(of member: MemberID) throws -> String? {
        try sql.first("SELECT email FROM credential WHERE member_id = ? AND email <> ''", member) { $0.text(0) }
    }

    /// Whether the address belongs to a member.
    package func isEmailTaken(_ email: String) throws -> Bool {
        guard let address = EmailAddress(email) else { return false }
        return try owner(of: address) != nil
    }

    /// Whether a new member may take the nick: neither given out, now or ever, nor reserved.
    package func isNickFree(_ nick: Nick) throws -> Bool {
        try !ReservedNicks.contains(nick.text) && owner(ofNick: nick.text) == nil
    }

    /// What a login as `typed`, a nick (old ones too) or an e-mail address, is checked against; nil when there is no
    /// such account.
    package func credential(for typed: String) throws -> Credential? {
        guard typed.utf8.count <= Limits.emailBytes else { return nil }
        if !typed.hasPrefix("@"), let address = EmailAddress(typed) {
            return try owner(of: address).flatMap { try credential(of: $0) }
        }
        return try owner(ofNick: typed.trimmed).flatMap { try credential(of: $0) }
    }

    /// A member's own; empty fields where there is none, nil for deleted and unknown members.
    package func credential(of id: MemberID) throws -> Credential? {
        guard let member = try member(id), member.state != .deleted else { return nil }
        let row = try sql.first("SELECT email, password FROM credential WHERE member_id = ?", id) {
            ($0.text(0), $0.text(1))
        }
        return Credential(member: member, email: row?.0 ?? "", passwordHash: row?.1 ?? "")
    }

    func owner(of address: EmailAddress) throws -> MemberID? {
        try sql.first("SELECT member_id FROM credential WHERE email_folded = ?", address.folded) { $0.id(0) }
    }

    /// Whose the nick is or was.
    func owner(ofNick typed: String) throws -> MemberID? {
        try sql.first("SELECT member_id FROM nick WHERE folded = ?", Folding.nick(typed)) { $0.id(0) }
    }
}
