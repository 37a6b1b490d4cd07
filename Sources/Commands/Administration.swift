package import HubbubModel

/// What an operator does from the machine itself, while the forum serves or not.
package enum Administration: Sendable {
    case addMember(nick: String, isOperator: Bool, password: String?)
    case createToken(nick: String)
    /// `steward` is the nick of the member who runs it from the start; nil for nobody.
    case addHub(slug: String, name: String, visibility: Visibility, steward: String? = nil)
    /// A one-time claim for a member who lost the password.
    case recover(nick: String)
}

/// What administration answers.
package struct AdministrationAnswer: Sendable {
    /// For people.
    package let lines: [String]
    /// A bearer token, or the token of a claim; told once.
    package let token: String?

    package init(_ lines: [String], token: String? = nil) {
        self.lines = lines
        self.token = token
    }
}
