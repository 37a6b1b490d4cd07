import HubbubFanout
import HubbubModel
import HubbubStore
import HubbubWebSocket
import HubbubWire
import Logging

/// Bans, as the publisher obeys them: from the ban's own event on nothing of the hub reaches its member, also not by a
/// thread that is shared elsewhere.
extension Publisher {
    /// Where an event comes from, as far as bans ask: looked up once an event, and only while someone is banned.
    enum EventHome {
        /// No hub's, or nobody asks.
        case open
        case hub(HubID)
        /// It could not be read: nobody who is banned anywhere hears it.
        case unknown
    }

    func home(of event: Event) -> EventHome {
        do {
            return try store.read { try $0.home(of: event) }.map { .hub($0) } ?? .open
        } catch {
            logger.error("could not read where an event comes from", metadata: ["error": "\(error)"])
            return .unknown
        }
    }

    /// Sends an event to those sessions, one by one, that are kept out of some hub, unless it comes from there.
    func sendToBarred(_ event: Event, _ keys: [FanoutKey], _ frame: PreparedFrame, _ state: PublisherState) {
        guard !state.barred.isEmpty else { return }
        let home = home(of: event)
        for session in state.barred {
            guard let seat = state.seats[session], seat.held == nil, !seat.keys.isDisjoint(with: keys),
                !isBarred(session, from: home, state)
            else { continue }
            fanout.send([frame], to: session.seat)
        }
    }

    /// Whether the session's member is banned from where an event comes from.
    func isBarred(_ session: ForumSession, from home: EventHome, _ state: PublisherState) -> Bool {
        guard state.barred.contains(session), let member = state.seats[session]?.member else { return false }
        switch home {
        case .open: return false
        case .hub(let hub): return state.online[member]?.banned.contains(hub) ?? false
        case .unknown: return true
        }
    }

    /// A sanction began, ended or was undone: who hears what follows it, and a community ban ends the sessions.
    func sanctioned(_ event: Event, _ state: inout PublisherState) throws {
        guard case .member(let member) = event.audience else { return }
        try reload(member, &state)
        guard let online = state.online[member], online.isBannedEverywhere else { return }
        guard let ban = try store.read({ try $0.communityBan(of: member) }) else { return }
        let until = ban.ends.map { "until \($0.ms)" } ?? "for good"
        for session in online.sessions {
            fanout.close(
                session.seat,
                .init(rawValue: SessionClose.banned.rawValue),
                reason: "\(until); log in to appeal"
            )
        }
    }
}
