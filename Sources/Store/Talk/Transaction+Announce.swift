import HubbubModel

extension Transaction {
    /// Appends an event for the readers of a thread's home, and one for those of each channel that lists it.
    func announce(
        _ kind: EventKind,
        about subject: Int64,
        thread: ThreadID,
        home: ChannelID,
        payload: EventPayload? = nil
    ) throws {
        let listings = try sql.rows(
            "SELECT channel_id FROM share WHERE thread_id = ? AND ended_ms IS NULL ORDER BY id",
            thread
        ) { $0.id(0) as ChannelID }
        try announce(kind, about: subject, home: home, listings: listings, payload: payload)
    }

    func announce(
        _ kind: EventKind,
        about subject: Int64,
        home: ChannelID,
        listings: [ChannelID],
        third: Int64 = 0,
        payload: EventPayload? = nil
    ) throws {
        try append(kind, to: .channel(home), subject: subject, third: third, payload: payload)
        for listing in listings {
            try append(
                kind,
                to: .channel(listing),
                subject: subject,
                second: listing.rawValue,
                third: third,
                payload: payload
            )
        }
    }

    /// Announces a thread as it is now; `tender` is who resolved, reopened or titled it.
    @discardableResult
    func announceChange(of id: ThreadID, by tender: ThreadTender? = nil) throws -> Thread {
        guard let thread = try thread(id) else { throw Refusal.notFound }
        try announce(
            .threadChanged,
            about: id.rawValue,
            home: thread.channel,
            listings: thread.listings.map(\.channel),
            third: tender?.rawValue ?? 0,
            payload: .thread(thread)
        )
        return thread
    }
}
