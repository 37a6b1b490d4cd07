import HubbubModel
import HubbubStore

extension Forum {
    /// A one-time token to create the first operator; nil when there is one already.
    package func operatorClaim() async throws -> String? {
        let token = Token(random: surroundings.configuration.random)
        return try await store.write { transaction in
            guard try !transaction.hasOperator() else { return String?.none }
            try transaction.createClaim(.makeOperator, tokenHash: token.hash, lasts: Self.claimLife)
            return token.text
        }
    }

    /// Does what an operator asks from the machine; takes effect at once.
    ///
    /// Throws `Refusal`.
    package func administer(_ request: Administration) async throws -> AdministrationAnswer {
        switch request {
        case .addMember(let nick, let isOperator, let password):
            return try await addMember(nick, isOperator: isOperator, password: password)
        case .createToken(let nick):
            let token = Token(random: surroundings.configuration.random)
            try await store.write { transaction in
                let member = try transaction.activeMember(nick)
                _ = try transaction.createSession(
                    for: member.id,
                    tokenHash: token.hash,
                    kind: .bearer,
                    client: "hubbubd token"
                )
            }
            return AdministrationAnswer([], token: token.text)
        case .addHub(let slug, let name, let visibility, let steward):
            return try await addHub(slug, name: name, visibility, steward: steward)
        case .recover(let nick):
            return AdministrationAnswer([nick], token: try await claim(nick))
        }
    }

    private func addHub(
        _ slug: String,
        name: String,
        _ visibility: Visibility,
        steward: String?
    ) async throws -> AdministrationAnswer {
        guard let slug = Slug(slug) else { throw Refusal(.invalid, field: "slug", detail: "slug") }
        guard !ReservedWords.slugs.contains(slug.text) else { throw Refusal(.reserved, field: "slug") }
        guard !name.trimmed.isEmpty, name.unicodeScalars.count <= Limits.nameCharacters else {
            throw Refusal(.invalid, field: "name")
        }
        let (hub, runner) = try await store.write { transaction in
            let runner = try steward.map { try transaction.activeMember($0) }
            let hub = try transaction.createHub(
                slug: slug,
                name: name.trimmed.oneLine,
                visibility: visibility,
                creator: runner?.id
            )
            return (hub, runner)
        }
        try publisher.linkHubs()
        let runs =
            runner.map { "\($0.nick) runs it." }
            ?? "Nobody runs it yet. An operator can say who: /join #\(hub.slug), then /appoint NICK steward #\(hub.slug)"
        return AdministrationAnswer(["#\(hub.slug)  \(hub.name)  \(hub.visibility.rawValue)", runs])
    }

    private func addMember(_ nick: String, isOperator: Bool, password: String?) async throws -> AdministrationAnswer {
        if let password, let refusal = Password.refusal(of: password) { throw refusal }
        guard Nick(nick) != nil else { throw Refusal(.invalid, field: "nick", detail: "nick") }
        let random = surroundings.configuration.random
        var hash: String?
        if let password { hash = try await self.hash { try Password.hash(password, random: random) } }
        let new = NewMember(nick: nick, passwordHash: hash ?? "", isOperator: isOperator, isTrusted: true)
        let member = try await store.write { try $0.createMember(new) }
        return AdministrationAnswer([member.nick], token: password == nil ? try await claim(nick) : nil)
    }

    private func claim(_ nick: String) async throws -> String {
        let token = Token(random: surroundings.configuration.random)
        try await store.write { transaction in
            let member = try transaction.activeMember(nick)
            try transaction.createClaim(.recover(member.id), tokenHash: token.hash, lasts: Self.claimLife)
        }
        return token.text
    }

    /// Long enough to hand over, short enough to be forgotten.
    private static let claimLife = Duration.seconds(7 * 86_400)
}

extension Transaction {
    fileprivate func activeMember(_ nick: String) throws -> Member {
        guard let member = try member(nick: nick), member.state == .active || member.state == .unclaimed else {
            throw Refusal(.notFound, field: "nick", detail: "member", values: ["nick": nick])
        }
        return member
    }
}
