package import HubbubLocale
package import HubbubModel
package import Logging

/// What the operator has set, checked.
package struct Settings: Sendable {
    package var data = "./data"
    package var host = "127.0.0.1"
    package var port = 8_080
    /// nil believes the address that a member used.
    package var publicURL: SiteAddress?
    package var webRoot: String?
    package var communityName = "Hubbub"
    /// Never empty.
    package var languages = Language.allCases
    package var signup = SignupPolicy.open
    package var emailRequired = true
    /// 0 for no limit.
    package var writesPerMinute = 120
    /// The largest file that is taken; 0 takes none.
    package var uploadBytes = 25 << 20
    /// A member's, on a day; 0 for no limit.
    package var uploadDayBytes = 500 << 20
    package var tls: KeyPair?
    package var trustedProxies: Set<String> = []
    package var connections = 20_000
    package var logLevel = Logger.Level.info
    package var imprint = TranslatedText()
    package var privacy = TranslatedText()
    package var rules = TranslatedText()

    /// Paths of PEM files.
    package struct KeyPair: Sendable, Equatable {
        package let certificate: String
        package let key: String
    }

    /// The defaults.
    package init() {}

    /// The control socket's path.
    package var controlPath: String { data + "/control" }
}
