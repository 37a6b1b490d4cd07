package import HubbubModel

extension Transaction {
    /// Creates an account; joins nothing.
    ///
    /// Refuses `invalid`, `tooLong`, `reserved` and `taken` with the field: `nick`, `name`, `email`, `language` or `words`.
    package func createMember(_ new: NewMember) throws -> Member {
        let nick = try freeNick(new.nick)
        let name = try AccountText.name(new.name, nick: nick.text)
        let words = try AccountText.paragraph(new.signupWords, field: "words", characters: Limits.aboutCharacters)
        let language = try AccountText.language(new.language, field: "language")
        let id: MemberID = nextID(.member)
        try sql.run(
            """
            INSERT INTO member (id, nick, name, state, is_operator, is_bot, language, since_ms, trusted, signup_words)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            nick.text,
            name,
            new.state.rawValue,
            new.isOperator,
            new.isBot,
            language,
            now,
            new.isTrusted,
            words
        )
        try sql.run("INSERT INTO nick (folded, member_id) VALUES (?, ?)", Folding.nick(nick.text), id)
        if !new.email.isEmpty { try setEmail(id, new.email) }
        if !new.passwordHash.isEmpty { try setPassword(id, hash: new.passwordHash) }
        return try existing(id)
    }

    /// Gives another nick; the old one goes on to resolve, and is not given to anyone else.
    package func rename(_ id: MemberID, to typed: String) throws -> Member {
        let member = try existing(id)
        guard let nick = Nick(typed) else { throw Refusal(.invalid, field: "nick", detail: "nick") }
        guard nick.text != member.nick else { return member }
        let owner = try owner(ofNick: nick.text)
        guard owner == nil || owner == id else { throw Refusal(.taken, field: "nick", detail: "nick") }
        if ReservedNicks.contains(nick.text) { throw Refusal(.reserved, field: "nick", detail: "nick") }
        if owner == nil {
            try sql.run("INSERT INTO nick (folded, member_id) VALUES (?, ?)", Folding.nick(nick.text), id)
        }
        let name = member.name == member.nick ? nick.text : member.name
        try sql.run("UPDATE member SET nick = ?, name = ? WHERE id = ?", nick.text, name, id)
        return try announce(id)
    }

    /// Changes what a member says about itself; told to the hubs it is in.
    package func updateProfile(_ id: MemberID, _ changes: ProfileChanges) throws -> Member {
        let member = try existing(id)
        let name = try changes.name.map { try AccountText.name($0, nick: member.nick) }
        let language = try changes.language.map { try AccountText.language($0, field: "language") }
        let languages = try changes.languages.map { list in
            guard list.count <= AccountLimits.languages else { throw Refusal(.tooLong, field: "languages") }
            return try list.map { try AccountText.language($0, field: "languages") }
        }
        let place = try changes.place.map {
            try AccountText.line($0, field: "place", characters: Limits.displayNameCharacters)
        }
        let about = try changes.about.map {
            try AccountText.paragraph($0, field: "about", characters: Limits.aboutCharacters)
        }
        try sql.run(
            "UPDATE member SET name = ?, language = ?, languages = ?, place = ?, about = ? WHERE id = ?",
            name ?? member.name,
            language ?? member.language,
            (languages ?? member.languages).joined(separator: ","),
            place ?? member.place,
            about ?? member.about,
            id
        )
        return try announce(id)
    }

    /// Stores a password's hash; sessions go on (`endSessions(of:except:)`).
    package func setPassword(_ id: MemberID, hash: String) throws {
        try sql.run(
            """
            INSERT INTO credential (member_id, email, email_folded, password) VALUES (?, '', '', ?)
            ON CONFLICT (member_id) DO UPDATE SET password = excluded.password
            """,
            id,
            hash
        )
    }

    /// Stores an address, unconfirmed; an empty one takes it away.
    ///
    /// Refuses `invalid` and `taken` for `email`.
    package func setEmail(_ id: MemberID, _ typed: String) throws {
        let address = EmailAddress(typed)
        guard address != nil || typed.isEmpty else { throw Refusal(.invalid, field: "email", detail: "email") }
        if let address, let owner = try owner(of: address), owner != id {
            throw Refusal(.taken, field: "email", detail: "email")
        }
        try sql.run(
            """
            INSERT INTO credential (member_id, email, email_folded, password) VALUES (?, ?, ?, '')
            ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, email_folded = excluded.email_folded,
                email_confirmed_ms = CASE WHEN email_folded = excluded.email_folded THEN email_confirmed_ms END
            """,
            id,
            address?.text ?? "",
            address?.folded ?? ""
        )
    }

    /// Makes someone an operator of the community, or no longer one.
    package func setOperator(_ id: MemberID, _ on: Bool) throws {
        try sql.run("UPDATE member SET is_operator = ? WHERE id = ?", on, id)
    }

    /// Lets someone in who signed up; what they said is forgotten.
    package func approve(_ id: MemberID) throws -> Member {
        guard try existing(id).state == .pending else { throw Refusal(.already) }
        try sql.run("UPDATE member SET state = 'active', signup_words = '', since_ms = ? WHERE id = ?", now, id)
        forgetFace(id)
        return try existing(id)
    }

    /// Turns someone down who signed up: the account goes, nick and address become free.
    package func refuseSignup(_ id: MemberID) throws {
        guard try existing(id).state == .pending else { throw Refusal(.already) }
        for statement in AccountTables.withoutHistory {
            try sql.run(statement, id)
        }
        forgetFace(id)
    }

    /// The member, not a deleted one; refuses `notFound`.
    func existing(_ id: MemberID) throws -> Member {
        guard let member = try member(id), member.state != .deleted else { throw Refusal.notFound }
        return member
    }

    /// Tells the member's hubs that its face changed.
    func announce(_ id: MemberID) throws -> Member {
        forgetFace(id)
        let hubs = try sql.rows("SELECT hub_id FROM membership WHERE member_id = ? ORDER BY hub_id", id) {
            HubID($0.int(0))
        }
        for hub in hubs {
            try append(.memberChanged, to: .hub(hub), subject: hub.rawValue, second: id.rawValue)
        }
        return try existing(id)
    }

    private func freeNick(_ typed: String) throws -> Nick {
        guard let nick = Nick(typed) else { throw Refusal(.invalid, field: "nick", detail: "nick") }
        if ReservedNicks.contains(nick.text) { throw Refusal(.reserved, field: "nick", detail: "nick") }
        guard try owner(ofNick: nick.text) == nil else { throw Refusal(.taken, field: "nick", detail: "nick") }
        return nick
    }
}
