import HubbubLocale
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Makes an account after the community's sign-up policy; with an invite its hub is joined too.
    static let accountSignUp = Command(
        "account.signup",
        fields: [
            .needed("nick", .text), .optional("name", .text), .optional("email", .text), .needed("password", .text),
            .optional("language", .word), .optional("invite", .text), .optional("words", .text),
            .optional("cookie", .bool), .optional("client", .text),
        ],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            try forum.signUpLimit.take(ask.origin.address, at: ask.now)
            let form = try SignUpForm(ask)
            let policy = forum.surroundings.configuration.signup
            if form.invite == nil, policy == .invite { throw Refusal(.closed) }
            let isPending = policy == .approval && form.invite == nil
            let hash = try await forum.hash { try Password.hash(form.password, random: ask.forum.configuration.random) }
            let login = NewLogin(ask)
            let signed = try await forum.store.write { transaction -> (Face, Session?) in
                try transaction.refuseCalm(nil)
                let member = try transaction.createMember(form.member(hash: hash, isPending: isPending))
                if let email = form.email { try transaction.carrySanctions(to: member.id, email: email) }
                if let invite = form.invite { _ = try transaction.join(by: invite, member) }
                guard !isPending else { return (Face(member), nil) }
                return (Face(member), try login.create(for: member.id, transaction))
            }
            return try ask.loggedIn(signed.0, signed.1 == nil ? nil : login)
        }
    )
}

/// What a sign-up form says, checked for shape.
struct SignUpForm: Sendable {
    let nick: String
    let name: String
    let email: String?
    let password: String
    let language: String
    let invite: String?
    let words: String

    init(_ ask: Ask) throws {
        nick = try ask.fields.string("nick").trimmed
        guard Nick(nick) != nil else { throw Refusal(.invalid, field: "nick", detail: "nick") }
        name = try ask.text("name", atMost: Limits.displayNameCharacters)?.oneLine ?? ""
        email = try ask.email()
        password = try ask.fields.string("password")
        if let refusal = Password.refusal(of: password) { throw refusal }
        language = try ask.spokenLanguage() ?? ask.language.rawValue
        invite = try ask.fields.optionalString("invite")
        words = try ask.text("words", atMost: Limits.aboutCharacters) ?? ""
    }

    func member(hash: String, isPending: Bool, isOperator: Bool = false) -> NewMember {
        NewMember(
            nick: nick,
            name: name,
            email: email ?? "",
            passwordHash: hash,
            state: isPending ? .pending : .active,
            language: language,
            isOperator: isOperator,
            isTrusted: isOperator,
            signupWords: words
        )
    }
}

extension Ask {
    /// An e-mail address of plausible shape; refuses `missing` where the community needs one.
    fileprivate func email() throws -> String? {
        let text = try fields.optionalString("email")?.trimmed ?? ""
        guard !text.isEmpty else {
            if forum.configuration.isEmailRequired { throw fields.missing("email") }
            return nil
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let fits =
            text.utf8.count <= Limits.emailBytes && parts.count == 2 && !parts[0].isEmpty && parts[1].count >= 3
            && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        guard fits else { throw Refusal(.invalid, field: "email", try: "ana@example.org", detail: "email") }
        return text
    }

    /// One of the languages that sentences exist in.
    func spokenLanguage() throws -> String? {
        guard let tag = try fields.optionalString("language") else { return nil }
        guard let language = Language(tag: tag) else {
            throw Refusal(.invalid, field: "language", try: Language.allCases.map(\.rawValue).joined(separator: " "))
        }
        return language.rawValue
    }
}
