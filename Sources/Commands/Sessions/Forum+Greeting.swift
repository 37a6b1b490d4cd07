import HubbubLocale
import HubbubModel
import HubbubStore
import HubbubWebSocket
import HubbubWire
import NIOCore

extension Forum {
    /// Answers hello: recognises the member, keeps back what comes, reads the log up to now, releases.
    func greet(_ session: ForumSession, _ request: Request) {
        let token: String?
        let lang: String?
        let cursor: String?
        do throws(Refusal) {
            token =
                try request.fields.optionalString("token") ?? session.entrance.bearer ?? session.entrance.cookieToken
            lang = try request.fields.optionalString("lang") ?? session.entrance.origin.language
            cursor = try request.fields.optionalString("cursor")
        } catch {
            return session.close(.init(rawValue: SessionClose.protocol.rawValue), reason: "hello")
        }
        guard let token = token.flatMap({ Token($0) }) else { return refuse(session) }
        read(
            { try $0.session(tokenHash: token.hash) },
            then: { result in
                guard case .success(let found?) = result else { return self.refuse(session) }
                let caller = Caller(member: found.member, session: found.session)
                session.recognise(caller)
                self.touch(found.session)
                let language = lang.flatMap { Language(tag: $0) } ?? Language(orEnglish: found.member.language)
                self.publisher.attach(session, of: found.member.id) { attached in
                    guard attached else {
                        return session.close(.init(rawValue: SessionClose.busy.rawValue), reason: "30")
                    }
                    self.welcome(session, caller, language, token, cursor, request.id)
                }
            }
        )
    }

    private func refuse(_ session: ForumSession) {
        session.close(.init(rawValue: SessionClose.unauthorized.rawValue), reason: "unauthorized")
    }

    private func welcome(
        _ session: ForumSession,
        _ caller: Caller,
        _ language: Language,
        _ token: Token,
        _ cursor: String?,
        _ request: Int64
    ) {
        read(
            { reader -> Welcome? in
                // Again, in the snapshot that is told: the login may have ended while this one was let in.
                guard let found = try reader.session(tokenHash: token.hash) else { return nil }
                let writer = WelcomeWriter(
                    forum: self.surroundings,
                    reader: reader,
                    member: found.member,
                    epoch: self.store.epoch
                )
                return try writer.write(cursor: cursor, request: request)
            },
            then: { result in
                switch result {
                case .success(let welcome?):
                    session.open(caller, language)
                    let frames = welcome.frames.map { PreparedFrame(text: ByteBuffer(bytes: $0)) }
                    self.publisher.release(session, first: frames, after: welcome.position)
                    if session.isClosed { self.publisher.detach(session) }
                case .success(nil): self.refuse(session)
                case .failure:
                    session.close(.init(rawValue: SessionClose.fault.rawValue), reason: "fault")
                }
            }
        )
    }
}
