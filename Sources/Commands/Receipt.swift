package import HubbubModel

/// What an act leaves behind: enough to answer a retry with the thing as it then is.
package struct Receipt: Sendable {
    package let subject: Int64
    package let second: Int64
    /// A post's key lives as long as the message.
    package var isPost = false
    /// A secret made by the act (a token, an invite's code): told once, kept nowhere, so absent in a retry.
    package var secret: String?

    package init(_ subject: Int64 = 0, _ second: Int64 = 0) {
        self.subject = subject
        self.second = second
    }

    package init<Of>(_ subject: ID<Of>) {
        self.init(subject.rawValue)
    }

    package init<Of, Other>(_ subject: ID<Of>, _ second: ID<Other>) {
        self.init(subject.rawValue, second.rawValue)
    }
}
