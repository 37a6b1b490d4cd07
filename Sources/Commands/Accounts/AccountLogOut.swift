import HubbubModel
import HubbubStore

extension Command {
    /// Ends the session that asks, and its sockets.
    static let accountLogOut = Command(
        "account.logout",
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            guard let caller = ask.caller else { throw Refusal(.needsLogin) }
            try await forum.store.write { try $0.endSession(caller.session.id, of: caller.member.id) }
            var reply = Reply()
            reply.clearsToken = true
            return reply
        }
    )
}
