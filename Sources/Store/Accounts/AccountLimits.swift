/// The bounds of accounts that only the store knows.
enum AccountLimits {
    /// What a member reads besides; more is a boast.
    static let languages = 10
    /// A session's last use is written at most so often: a write costs more than the answer is worth.
    static let touchEvery = Duration.seconds(3_600)
    /// Live sessions of a member; the one unused for longest ends for a new one.
    static let sessions = 100
    /// The name and version that a client gives itself.
    static let clientCharacters = 64
    /// Settings of one member: far above what clients know.
    static let settings = 64
    static let settingNameBytes = 32
    static let settingValueBytes = 256
    /// Whom one member ignores; more is a reason to leave.
    static let ignored = 1_000
    /// Uses of one invite; a link for more is no invite.
    static let inviteUses: Int64 = 10_000
}
