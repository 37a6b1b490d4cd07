/// The bounds of the forum, each with its unit and its reason.
///
/// docs/PROTOCOL.md section 10 lists what clients see of them.
package enum Limits {
    /// A long essay; more belongs in a file.
    package static let bodyBytes = 16_384
    /// One line of a heading.
    package static let titleCharacters = 120
    /// Fits a column.
    package static let displayNameCharacters = 64
    /// A hub's or channel's own name.
    package static let nameCharacters = 64
    /// A paragraph about a hub, member or channel.
    package static let aboutCharacters = 1_000
    /// RFC 5321 section 4.5.3.1.3.
    package static let emailBytes = 254
    /// NIST SP 800-63B: at least 8.
    package static let passwordCharactersMin = 8
    /// Bounds the work of hashing what a stranger sends.
    package static let passwordBytesMax = 1_024
    /// A line of different reactions.
    package static let reactionsPerMessage = 20
    /// Members named in one reaction on the wire.
    package static let reactorsShown = 100
    /// The longest sequence of one emoji, with room.
    package static let emojiBytes = 64
    /// More is shouting.
    package static let mentionsPerMessage = 50
    /// Those who look after a hub, told with it: more is no team.
    package static let team = 100
    /// More is a hub.
    package static let conversationMembers = 12
    /// Bounds the events of one post.
    package static let listingsPerThread = 8
    /// More is a sign of a script gone wrong.
    package static let channelsPerHub = 500
    /// A rule that nobody reads is no rule.
    package static let rulesPerCharter = 50
    package static let ruleCharacters = 1_000
    /// One screenful or two.
    package static let page = 100
    package static let searchPage = 50
    /// Counting stops here and says `999+`.
    package static let unreadCount = 1_000
    /// Counting results stops here.
    package static let searchCounted = 1_000
    /// What a person types; folded and looked up as a whole.
    package static let searchQueryBytes = 512
    /// Words and operators of one query: each is a walk through the index.
    package static let searchTerms = 24
    /// `best` ranks the newest so many hits.
    package static let searchRanked = 10_000
    /// More is quicker as a snapshot.
    package static let resumeEvents = 5_000
    /// Four full send queues, and well below the longest message that clients take.
    package static let resumeBytes = 4 << 20
    /// A root may be attached to a thread for so long.
    package static let attachWithin = Duration.seconds(600)
    /// Keys of acts other than posts are kept so long.
    package static let keyLife = Duration.seconds(30 * 86_400)
    /// Deleted text goes after so long.
    package static let deletedTextLife = Duration.seconds(7 * 86_400)
    /// Events are kept so long for those who come back with a cursor.
    package static let eventLife = Duration.seconds(30 * 86_400)
    /// A session unused for so long ends.
    package static let sessionLife = Duration.seconds(90 * 86_400)
    /// A newcomer is one for so long, or until `newcomerPosts` messages.
    package static let newcomerDays = Duration.seconds(7 * 86_400)
    package static let newcomerPosts = 3
    package static let newcomerPostsPerHour = 5
    package static let newcomerConversationsPerDay = 1
    /// Open at once, per member.
    package static let sessionsPerMember = 64
    /// Requests a session may have in flight.
    package static let requestsInFlight = 64
    /// Faces shown of who answered a thread.
    package static let threadFaces = 3
    package static let excerptCharacters = 160
    /// Programs that wait to be let in at once: far more than people who log in within ten minutes.
    package static let loginRequests: Int64 = 1_000
    /// A program waits so long for its member to approve it.
    package static let loginRequestLife = Duration.seconds(600)
    /// And asks so often, in seconds, whether it was.
    package static let loginPollSeconds: Int64 = 3
    /// What one member has begun to write in so many places.
    package static let drafts: Int64 = 100
    /// What a hub asks those who ask to join: a short form.
    package static let hubQuestions = 5
    package static let questionCharacters = 200
    /// Longer rest from notices is a setting of the device.
    package static let quietMost = Duration.seconds(30 * 86_400)
    /// An invite lasts and serves so much unless told otherwise.
    package static let inviteLife = Duration.seconds(7 * 86_400)
    package static let inviteUses: Int64 = 100
}
