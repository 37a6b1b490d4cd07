package import HubbubLocale
package import HubbubModel
import HubbubStore
package import HubbubWire
import Logging

extension Forum {
    /// Who a token belongs to; nil when it is not valid any more.
    ///
    /// Refuses `busy` when the store cannot say.
    package func authenticate(token: String) async throws(Refusal) -> Caller? {
        guard let token = Token(token) else { return nil }
        guard let found = try await read({ try $0.session(tokenHash: token.hash) }) else { return nil }
        touch(found.session)
        return Caller(member: found.member, session: found.session)
    }

    /// One command by name, as over HTTP.
    ///
    /// Refusals and faults are in the response.
    package func call(
        _ command: String,
        _ fields: Fields,
        as caller: Caller?,
        from origin: CallOrigin
    ) async -> Response {
        let ask = ask(fields, as: caller, from: origin)
        let result = await withCheckedContinuation { continuation in
            perform(command, ask) { continuation.resume(returning: $0) }
        }
        switch result {
        case .success(let told): return told.response
        case .failure(let refusal): return self.refusal(refusal, ask.language)
        }
    }

    /// What someone asks, as of this moment.
    func ask(_ fields: Fields = Fields(), as caller: Caller?, from origin: CallOrigin) -> Ask {
        Ask(
            forum: surroundings,
            caller: caller,
            fields: fields,
            origin: origin,
            language: language(of: caller, origin),
            now: surroundings.configuration.now()
        )
    }

    /// A refusal as a whole response: for what the HTTP side refuses before a command is reached.
    package func refusal(_ refusal: Refusal, _ language: Language) -> Response {
        var json = JSONWriter()
        json.object { writer in
            writer.name("no")
            writer.write(refusal, say: refusal.sentence(language))
        }
        return Response(
            status: refusal.code.httpStatus,
            body: json.bytes,
            retryAfter: refusal.retrySeconds,
            setToken: nil,
            clearsToken: false
        )
    }

    /// The member's language, else what the client asked for, else the community's first.
    package func language(of caller: Caller?, _ origin: CallOrigin) -> Language {
        if let caller { return Language(orEnglish: caller.member.language) }
        let wanted = origin.language.flatMap { Language(tag: $0) ?? Language.preferred(by: $0) }
        return wanted ?? Language(orEnglish: surroundings.configuration.languages.first ?? "en")
    }

    /// Notes that a session is used, at most once an hour.
    func touch(_ session: Session) {
        guard surroundings.configuration.now().since(session.usedAt) > Self.touchEvery else { return }
        store.enqueue({ _ = try $0.touch(session.id) }, completion: { _ in })
    }

    private static let touchEvery = Duration.seconds(3_600)

    /// Ends and announces what has reached its end: sanctions, calms, locks.
    ///
    /// Looks on a reading thread; writes only where there is something.
    func endWhatIsDue() {
        read(
            { try $0.isAnythingDue() },
            then: { result in
                guard case .success(true) = result else { return }
                self.store.enqueue(
                    { try $0.endWhatIsDue() },
                    completion: { (result: Result<Void, any Error>) in
                        guard case .failure(let error) = result else { return }
                        self.logger.warning("could not end what was due", metadata: ["error": "\(error)"])
                    }
                )
            }
        )
    }

    /// Erases the bytes of what the sweep took away, then cuts the log.
    private func sweepFiles() {
        store.eraseUnused { result in
            if case .failure(let error) = result {
                self.logger.warning("erasing files failed", metadata: ["error": "\(error)"])
            }
            self.store.cutLog()
        }
    }

    /// Removes what has expired, in bounded steps.
    func sweep() {
        store.enqueue(
            { transaction in
                let hasMore = try transaction.sweep()
                return try transaction.sweepSearch() || hasMore
            },
            completion: { (result: Result<Bool, any Error>) in
                switch result {
                case .success(let hasMore): if hasMore { self.sweep() } else { self.sweepFiles() }
                case .failure(let error): self.logger.warning("sweeping failed", metadata: ["error": "\(error)"])
                }
            }
        )
    }
}

extension Told {
    fileprivate var response: Response {
        var body = JSONWriter(reserving: json.count + 16)
        body.object { writer in
            writer.name("ok")
            writer.raw(json)
        }
        return Response(status: 200, body: body.bytes, retryAfter: nil, setToken: setToken, clearsToken: clearsToken)
    }
}
