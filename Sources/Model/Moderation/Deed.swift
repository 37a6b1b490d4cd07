/// Who acts as what, by which rule and with which words: what every act of moderation is recorded with.
package struct Deed: Hashable, Sendable {
    /// The log that the act is recorded in.
    package var chain: Chain
    /// nil: the server, at its time.
    package var actor: MemberID?
    package var role: ActingRole
    package var rule: Int64?
    /// To the one touched, to moderators and to an appeal; never public.
    package var words: String

    package init(chain: Chain, actor: MemberID?, role: ActingRole, rule: Int64? = nil, words: String = "") {
        self.chain = chain
        self.actor = actor
        self.role = role
        self.rule = rule
        self.words = words
    }
}
