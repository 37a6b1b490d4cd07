/// A part of the community with a life of its own.
package struct Hub: Hashable, Sendable {
    package let id: HubID
    package var slug: Slug
    package var name: String
    package var about: String
    package var visibility: Visibility
    package var joinPolicy: JoinPolicy
    /// `#rrggbb`, or empty.
    package var colour: String
    /// The picture that it is shown by.
    package var image: Attachment?
    /// Visitors see threads begun from here on.
    package var openFrom: Time
    /// Members who are not in the hub see threads begun from here on; never after `openFrom`.
    package var communityFrom: Time
    /// Members may create topic channels.
    package var membersCreateChannels: Bool
    /// Newcomers are held to limits here.
    package var limitsNewcomers: Bool
    package var memberCount: Int64
    /// Which posts wait for a moderator here.
    package var holds: Set<HoldReason>
    /// Three reports hide a message for a while.
    package var hidesReported: Bool
    /// A calm was called until then: no new members; newcomers and links are held.
    package var calmUntil: Time?
    /// What those are asked who ask to join.
    package var questions: [String]

    package init(
        id: HubID,
        slug: Slug,
        name: String,
        about: String = "",
        visibility: Visibility = .community,
        joinPolicy: JoinPolicy = .open,
        colour: String = "",
        image: Attachment? = nil,
        openFrom: Time = Time(ms: 0),
        communityFrom: Time = Time(ms: 0),
        membersCreateChannels: Bool = false,
        limitsNewcomers: Bool = true,
        memberCount: Int64 = 0,
        holds: Set<HoldReason> = [],
        hidesReported: Bool = false,
        calmUntil: Time? = nil,
        questions: [String] = []
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.about = about
        self.visibility = visibility
        self.joinPolicy = joinPolicy
        self.colour = colour
        self.image = image
        self.openFrom = openFrom
        self.communityFrom = communityFrom
        self.membersCreateChannels = membersCreateChannels
        self.limitsNewcomers = limitsNewcomers
        self.memberCount = memberCount
        self.holds = holds
        self.hidesReported = hidesReported
        self.calmUntil = calmUntil
        self.questions = questions
    }
}
