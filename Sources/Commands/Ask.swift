package import HubbubLocale
package import HubbubModel
package import HubbubWire

/// One request on its way through a command: who asks, what, from where, in which language.
package struct Ask: Sendable {
    package let forum: ForumSurroundings
    package let caller: Caller?
    package let fields: Fields
    package let origin: CallOrigin
    package let language: Language
    package let now: Time

    package init(
        forum: ForumSurroundings,
        caller: Caller?,
        fields: Fields,
        origin: CallOrigin,
        language: Language,
        now: Time
    ) {
        self.forum = forum
        self.caller = caller
        self.fields = fields
        self.origin = origin
        self.language = language
        self.now = now
    }

    /// The member who asks; refuses `needs_login`.
    package var me: Member {
        get throws(Refusal) {
            guard let caller else { throw Refusal(.needsLogin) }
            return caller.member
        }
    }

    package var myID: MemberID? { caller?.member.id }

    /// A sentence in the asker's language.
    package func say(_ key: String, _ values: [String: String] = [:]) -> String {
        Catalogue.text(key, language, values)
    }
}
