import HubbubModel
import HubbubStore
import HubbubWire

extension Reader {
    /// What is followed from outside: the newest messages of a place that the asker may read.
    func feed(
        _ address: Address,
        before: MessageMoment,
        limit: Int,
        _ ask: Ask,
        _ html: (Message) -> String
    ) throws -> Feed {
        switch address {
        case .hub(let slug):
            let found = try findReadable(.slug(slug), for: ask)
            let from = Rights.readsThreadsFrom(found.hub, found.who)
            // Newer than all others: so no other channel holds one of the newest messages.
            let liveliest = try channels(in: found.hub.id).sorted { $0.lastMessage > $1.lastMessage }.prefix(limit + 1)
            let newest = try newest(in: liveliest.map(\.id), from: from, before: before, limit: limit + 1)
            return try feed(newest, limit: limit, of: found.hub, html: html)
        case .channel(let slug, let topic):
            let found = try find(.hub(slug, topic: topic), for: ask)
            let newest = try newest(in: [found.channel.id], from: found.from, before: before, limit: limit + 1)
            return try feed(newest, limit: limit, of: found.openHub, channel: found.channel, html: html)
        case .message(let slug, let topic, let number):
            let found = try find(.address(hub: slug, topic: topic, number: number), for: ask)
            let newest = try newest(in: found.thread.id, before: before, limit: limit + 1)
            let home = found.home
            let asked = try find(.hub(slug, topic: topic), for: ask).channel.id
            return try feed(
                newest,
                limit: limit,
                of: home.openHub,
                channel: home.channel,
                thread: found.thread,
                isSettled: asked == found.thread.channel && number == found.thread.number,
                html: html
            )
        case .conversation: throw Refusal.notFound
        }
    }

    /// `newest` holds one message more than `limit` where there is another page.
    private func feed(
        _ newest: [Message],
        limit: Int,
        of hub: Hub,
        channel: Channel? = nil,
        thread: Thread? = nil,
        isSettled: Bool = true,
        html: (Message) -> String
    ) throws -> Feed {
        let shown = newest.prefix(limit)
        let threads = try threads(Array(Set(shown.map(\.thread))))
        let channels = try channels(Array(Set(shown.map(\.channel))))
        let entries = shown.compactMap { message -> Feed.Entry? in
            guard let thread = threads[message.thread], let home = channels[message.channel] else { return nil }
            return Feed.Entry(message: message, thread: thread, address: home.address, html: html(message))
        }
        let last = newest.count > limit ? shown.last : nil
        return Feed(
            hub: hub,
            channel: channel,
            thread: thread,
            entries: entries,
            isSettled: isSettled,
            next: last.map { MessageMoment(at: $0.at, id: $0.id) }
        )
    }

    /// Every channel that visitors read, hub by hub; at most `limit`.
    func openPlaces(limit: Int, _ ask: Ask) throws -> [OpenPlace] {
        var places: [OpenPlace] = []
        var last = HubID.none
        while true {
            let page = try hubs(after: last, limit: Limits.page)
            for hub in page {
                let who = try standing(of: nil, in: hub.id)
                guard Rights.mayRead(hub, who) else { continue }
                let from = Rights.readsThreadsFrom(hub, who)
                for channel in try channels(in: hub.id) {
                    guard places.count < limit else { return places }
                    let lastAt = try lastActivity(in: channel.id, from: from)
                    places.append(OpenPlace(hub: hub, channel: channel, lastAt: lastAt))
                }
            }
            guard page.count == Limits.page, let end = page.last else { return places }
            last = end.id
        }
    }
}
