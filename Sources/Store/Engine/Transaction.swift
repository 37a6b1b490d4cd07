package import HubbubModel

/// One act's view of everything, that may change it: all of it is kept, or nothing.
///
/// Its methods keep the invariants (numbers without gaps, counters, faces) and append the events that docs/PROTOCOL.md
/// section 5 lists. They refuse what the facts forbid; who may act was decided before.
package final class Transaction: Reader {
    private(set) var events: [Event] = []
    private(set) var notes: CommitNotes = [:]
    private var searchChanges: [SearchChange] = []
    /// Text went for good that the log may still hold.
    var tookTextAway = false
    private var ledger: Ledger
    private var moment: Time
    /// So many bytes of a cryptographic source.
    let random: @Sendable (_ bytes: Int) -> [UInt8]

    init(
        _ sql: SQL,
        memory: Memory,
        clock: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (_ bytes: Int) -> [UInt8]
    ) {
        self.random = random
        ledger = memory.ledger
        moment = max(clock(), Time(ms: memory.ledger.time))
        super.init(sql, clock: clock)
        faceCache = memory.faces
    }

    /// Never before the time of anything written earlier.
    package override var now: Time { moment }

    /// Appends an event after all others.
    @discardableResult
    package func append(
        _ kind: EventKind,
        to audience: Audience,
        subject: Int64 = 0,
        second: Int64 = 0,
        third: Int64 = 0,
        payload: EventPayload? = nil
    ) throws -> EventID {
        let event = Event(
            id: nextID(.event),
            audience: audience,
            kind: kind,
            subject: subject,
            second: second,
            third: third
        )
        let (place, id) = audience.columns
        try sql.run(
            """
            INSERT INTO event (id, audience_kind, audience_id, kind, subject_id, second_id, third_id, at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            event.id,
            place,
            id,
            kind.rawValue,
            subject,
            second,
            third,
            moment
        )
        events.append(event)
        if let payload { notes[event.id] = payload }
        return event.id
    }

    /// The newest event, this act's own included.
    package override var lastEvent: EventID { EventID(ledger[.event]) }

    /// A new id, above all that the table ever had.
    func nextID<Of>(_ table: Table) -> ID<Of> {
        ledger[table] += 1
        return ID(ledger[table])
    }

    /// The newest message id in the whole community.
    var lastMessage: MessageID { MessageID(ledger[.message]) }

    /// A member's nick, name or state changed.
    func forgetFace(_ member: MemberID) {
        faceCache[member] = nil
    }

    /// Puts a message into the search index, after the last act of this commit.
    func index(_ entry: SearchEntry) {
        searchChanges.append(.add(entry))
    }

    /// Takes a message out of the search index, after the last act of this commit.
    func unindex(_ entry: SearchEntry) {
        searchChanges.append(.remove(entry))
    }

    // MARK: The writer's own

    /// What the next transaction starts from, once this one is on disk.
    var memory: Memory {
        var kept = Memory(ledger: ledger)
        kept.ledger.time = moment.ms
        if faceCache.count <= Memory.facesKept { kept.faces = faceCache }
        return kept
    }

    /// Runs one act; its refusal undoes it and nothing else.
    ///
    /// Throws `NeedsSavepoints` where it was not guarded by one and had written already.
    func keepingOnlyWhole<Value>(_ guarding: Guarding, _ body: (Transaction) throws -> Value) throws -> Value {
        moment = max(clock(), moment)
        let before = (ledger: ledger, faces: faceCache, events: events.count, search: searchChanges.count)
        let written = sql.totalChanges
        if guarding == .savepoints { try sql.run("SAVEPOINT act") }
        do {
            let value = try body(self)
            if guarding == .savepoints { try sql.run("RELEASE act") }
            return value
        } catch  where error is Refusal || error is Rehearsed {
            switch guarding {
            case .alone: break
            case .hoping: guard sql.totalChanges == written else { throw NeedsSavepoints() }
            case .savepoints:
                try sql.run("ROLLBACK TO act")
                try sql.run("RELEASE act")
            }
            for event in events[before.events...] { notes[event.id] = nil }
            events.removeSubrange(before.events...)
            searchChanges.removeSubrange(before.search...)
            (ledger, faceCache) = (before.ledger, before.faces)
            throw error
        }
    }

    /// Writes what was collected: the index flushes at every savepoint, so it is written once, after the last.
    func writeSearch() throws {
        for change in searchChanges {
            switch change {
            case .add(let entry): try SearchIndex.add(entry, in: sql)
            case .remove(let entry): try SearchIndex.remove(entry, in: sql)
            }
        }
        searchChanges = []
    }
}
