package import HubbubModel

/// An account to be created.
package struct NewMember: Sendable {
    /// As typed; checked when it is created.
    package var nick: String
    /// Empty: as the nick.
    package var name: String
    /// Empty: none.
    package var email: String
    /// Empty: cannot log in by password.
    package var passwordHash: String
    package var state: Member.State
    package var language: String
    package var isOperator: Bool
    package var isBot: Bool
    /// Never held to the newcomers' limits, such as those whom an operator adds.
    package var isTrusted: Bool
    /// What an applicant says to those who approve.
    package var signupWords: String

    package init(
        nick: String,
        name: String = "",
        email: String = "",
        passwordHash: String = "",
        state: Member.State = .active,
        language: String = "en",
        isOperator: Bool = false,
        isBot: Bool = false,
        isTrusted: Bool = false,
        signupWords: String = ""
    ) {
        self.nick = nick
        self.name = name
        self.email = email
        self.passwordHash = passwordHash
        self.state = state
        self.language = language
        self.isOperator = isOperator
        self.isBot = isBot
        self.isTrusted = isTrusted
        self.signupWords = signupWords
    }
}
