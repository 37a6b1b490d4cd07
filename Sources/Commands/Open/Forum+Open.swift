package import HubbubModel
package import HubbubStore
import HubbubWire

/// What everyone may read without an account, for those who follow or index it: always as a visitor sees it.
extension Forum {
    /// The newest messages of a hub, a channel or a thread, at most `limit` of them, from before a moment on.
    ///
    /// Refuses `not_found` for what visitors may not read, exactly as for what does not exist.
    package func feed(
        _ address: Address,
        before: MessageMoment = .end,
        limit: Int,
        from origin: CallOrigin
    ) async throws(Refusal) -> Feed {
        let ask = ask(as: nil, from: origin)
        let html = self.html
        return try await read { try $0.feed(address, before: before, limit: limit, ask, html) }
    }

    /// Every channel that visitors read, hub by hub; at most `limit`.
    package func openPlaces(limit: Int, from origin: CallOrigin) async throws(Refusal) -> [OpenPlace] {
        let ask = ask(as: nil, from: origin)
        return try await read { try $0.openPlaces(limit: limit, ask) }
    }

    /// The titled or answered threads of one of an open channel's lists.
    package func openThreads(
        of channel: ChannelID,
        list: Int64,
        from origin: CallOrigin
    ) async throws(Refusal) -> (channel: Channel, threads: [ListedThread]) {
        let ask = ask(as: nil, from: origin)
        return try await read { reader in
            let found = try reader.find(.id(channel), for: ask)
            let place = OpenPlace(hub: try found.openHub, channel: found.channel, lastAt: nil)
            guard (1...place.lists).contains(list) else { throw Refusal.notFound }
            let first = (list - 1) * OpenPlace.numbersTogether + 1
            let numbers = first...(first + OpenPlace.numbersTogether - 1)
            return (found.channel, try reader.listedThreads(in: channel, from: found.from, numbers: numbers))
        }
    }
}

extension FoundChannel {
    /// A visitor finds no channel but of a hub.
    var openHub: Hub {
        get throws(Refusal) {
            guard let hub else { throw Refusal.notFound }
            return hub
        }
    }
}
