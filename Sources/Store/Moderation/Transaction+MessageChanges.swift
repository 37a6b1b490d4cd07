import HubbubModel

/// Whether a message is there to read, and where it stands.
extension Transaction {
    func messageValue(_ kind: ChangeKind, _ id: MessageID) throws -> String? {
        guard let message = try message(id) else { return nil }
        guard kind == .messageState else {
            let place = PlaceText(
                channel: message.channel,
                number: message.number,
                thread: message.thread,
                isRoot: message.isRoot
            )
            return place.text
        }
        return message.state == .removed ? Self.removed(by: message.rule) : message.state.rawValue
    }

    /// The text of a removed message's state.
    static func removed(by rule: Int64?) -> String { "removed:\(rule.map(String.init) ?? "")" }

    func setMessage(_ change: Change) throws {
        let id = MessageID(change.subject)
        if change.kind == .messagePlace {
            guard let place = PlaceText(change.after) else { throw Refusal(.conflict) }
            return try put(id, at: place)
        }
        if change.after == Message.State.live.rawValue { return try restore(id) }
        try remove(id, rule: Int64(change.after.dropFirst("removed:".count)))
    }

    /// Takes a message from everyone's sight; its text stays for those who decide an appeal.
    private func remove(_ id: MessageID, rule: Int64?) throws {
        if let entry = try searchEntry(id) { unindex(entry) }
        try sql.run("UPDATE message SET state = 'removed', ended_ms = ?, rule = ? WHERE id = ?", now, rule, id)
        try showState(of: id, .messageRemoved)
    }

    private func restore(_ id: MessageID) throws {
        guard try sql.exists("SELECT 1 FROM message_version WHERE message_id = ?", id) else {
            throw Refusal(.tooLate, detail: "text")
        }
        try sql.run("UPDATE message SET state = 'live', ended_ms = NULL, rule = NULL WHERE id = ?", id)
        if let entry = try searchEntry(id) { index(entry) }
        try showState(of: id, .messageRestored)
    }

    private func showState(of id: MessageID, _ event: EventKind) throws {
        guard let message = try message(id) else { throw Refusal.notFound }
        try sql.run(
            "UPDATE number SET state = ? WHERE channel_id = ? AND number = ?",
            message.state.rawValue,
            message.channel,
            message.number
        )
        try recount(message.thread)
        try announce(event, about: id.rawValue, thread: message.thread, home: message.channel)
    }

    /// Puts a message where the text says, at a number that is its own already or was taken for it.
    ///
    /// The number it leaves points to it. A root takes its thread along. The threads' counts are brought in line by `settle`.
    private func put(_ id: MessageID, at place: PlaceText) throws {
        guard let message = try message(id) else { throw Refusal.notFound }
        if let entry = try searchEntry(id) { unindex(entry) }
        if message.channel != place.channel {
            try sql.run(
                "UPDATE number SET state = 'moved' WHERE channel_id = ? AND number = ?",
                message.channel,
                message.number
            )
        }
        try sql.run(
            "UPDATE number SET state = ?, kind = ? WHERE channel_id = ? AND number = ?",
            message.state.rawValue,
            (place.isRoot ? NumberKind.root : .reply).rawValue,
            place.channel,
            place.number
        )
        try sql.run(
            "UPDATE message SET channel_id = ?, number = ?, thread_id = ?, is_root = ? WHERE id = ?",
            place.channel,
            place.number,
            place.thread,
            place.isRoot,
            id
        )
        if place.isRoot {
            try sql.run(
                """
                UPDATE thread SET channel_id = ?1, root_id = ?2, excerpt = CASE root_id WHEN ?2 THEN excerpt ELSE '' END
                WHERE id = ?3
                """,
                place.channel,
                id,
                place.thread
            )
        }
        if let entry = try searchEntry(id) { index(entry) }
        try announceMove(of: message, to: place)
    }

    /// To the readers of where it was and where it is, and of the channels that list either thread.
    private func announceMove(of message: Message, to place: PlaceText) throws {
        let listings = try listings(of: [message.thread, place.thread]).values.flatMap { $0.map(\.channel) }
        for channel in Set([message.channel, place.channel] + listings).sorted() {
            try append(
                .messageMoved,
                to: .channel(channel),
                subject: message.id.rawValue,
                second: message.channel.rawValue,
                third: message.number
            )
        }
    }

    /// Brings the threads that changes of place touched in line with their messages, and announces them.
    func settle(_ changes: [Change]) throws {
        let places = changes.filter { $0.kind == .messagePlace }.flatMap { [$0.before, $0.after] }
        for thread in Set(places.compactMap { PlaceText($0)?.thread }).sorted() {
            try recount(thread)
            if try self.thread(thread) != nil { try announceChange(of: thread) }
        }
    }
}
