import HubbubFanout
import HubbubModel
import HubbubStore
import HubbubWebSocket
import HubbubWire
import Logging

/// Bans, as the publisher obeys them: from the ban's own event on nothing of the hub reaches its member, also not by a
/// thread that is shared elsewhere.
extension Publisher {
    /// Sends an event to those sessions, one by one, that are kept out of some hub, unless it comes from there.
    func sendToBarred(
        _ event: Event,
        _ keys: [FanoutKey],
        _ frame: PreparedFrame,
        _ state: inout PublisherState
    ) throws {
        for session in state.barred {
            guard let seat = state.seats[session], seat.held == nil, !seat.keys.isDisjoint(with: keys),
                !isBarred(session, event, state)
            else { continue }
            fanout.send([frame], to: session.seat)
        }
    }

    /// Whether an event comes from a hub that the session's member is banned from.
    func isBarred(_ session: ForumSession, _ event: Event, _ state: PublisherState) -> Bool {
        guard state.barred.contains(session), let member = state.seats[session]?.member,
            let banned = state.online[member]?.banned
        else { return false }
        do {
            return try store.read { try $0.home(of: event) }.map(banned.contains) ?? false
        } catch {
            logger.error("could not read where an event comes from", metadata: ["error": "\(error)"])
            return true
        }
    }

    /// A sanction began, ended or was undone: who hears what follows it, and a community ban ends the sessions.
    func sanctioned(_ event: Event, _ state: inout PublisherState) throws {
        guard case .member(let member) = event.audience else { return }
        try reload(member, &state)
        guard let online = state.online[member], online.isBannedEverywhere else { return }
        guard let ban = try store.read({ try $0.communityBan(of: member) }) else { return }
        let until = ban.ends.map { "until \($0.ms)" } ?? "for good"
        for session in online.sessions where state.seats[session]?.held == nil {
            fanout.close(
                session.seat,
                .init(rawValue: SessionClose.banned.rawValue),
                reason: "\(until); log in to appeal"
            )
        }
    }
}
