import HubbubModel
import Testing

@Suite("Rights")
struct RightsTests {
    /// Everyone who may ask, as seen from one hub.
    static let asking: [(name: String, who: Standing)] = [
        ("visitor", .visitor),
        ("stranger", Standing(member: MemberID(1))),
        ("member", Standing(member: MemberID(1), role: .member)),
        ("moderator", Standing(member: MemberID(1), role: .moderator)),
        ("steward", Standing(member: MemberID(1), role: .steward)),
        ("operator", Standing(member: MemberID(1), isOperator: true)),
        ("muted", Standing(member: MemberID(1), role: .member, isMuted: true)),
        ("banned", Standing(member: MemberID(1), isBanned: true)),
    ]

    private func hub(_ visibility: Visibility) throws -> Hub {
        Hub(
            id: HubID(3),
            slug: try #require(Slug("berlin")),
            name: "Berlin",
            visibility: visibility,
            openFrom: Time(ms: 2_000),
            communityFrom: Time(ms: 1_000)
        )
    }

    private func names(_ visibility: Visibility, _ may: (Hub, Standing) -> Bool) throws -> Set<String> {
        let hub = try hub(visibility)
        return Set(Self.asking.filter { may(hub, $0.who) }.map(\.name))
    }

    @Test func readsAsTheTableSays() throws {
        let all: Set = ["visitor", "stranger", "member", "moderator", "steward", "operator", "muted"]
        #expect(try names(.public, Rights.mayRead) == all)
        #expect(try names(.community, Rights.mayRead) == all.subtracting(["visitor"]))
        #expect(try names(.private, Rights.mayRead) == ["member", "moderator", "steward", "muted"])
    }

    @Test func letsOperatorsKnowOfPrivateHubsWithoutReadingThem() throws {
        #expect(try names(.private, Rights.mayKnow) == ["member", "moderator", "steward", "muted", "operator"])
    }

    @Test func showsRostersToMembersOnly() throws {
        #expect(try !names(.public, Rights.mayListMembers).contains("visitor"))
        #expect(try names(.private, Rights.mayListMembers) == ["member", "moderator", "steward", "muted"])
    }

    @Test(arguments: [
        ("visitor", RefusalCode?.some(.needsLogin)), ("stranger", .notJoined), ("member", nil), ("moderator", nil),
        ("steward", nil), ("operator", .notJoined), ("muted", .muted), ("banned", .banned),
    ])
    func refusesPostingAsTheTableSays(name: String, code: RefusalCode?) throws {
        let who = try #require(Self.asking.first { $0.name == name }).who
        #expect(Rights.refusesPosting(try hub(.public), who) == code)
    }

    @Test func answersStrangersOfPrivateHubsAsIfThereWereNone() throws {
        #expect(Rights.refusesPosting(try hub(.private), Standing(member: MemberID(1))) == .notFound)
    }

    @Test func showsOutsidersOnlyThreadsBegunSinceTheHubOpened() throws {
        let hub = try hub(.public)
        #expect(Rights.readsThreadsFrom(hub, .visitor) == Time(ms: 2_000))
        #expect(Rights.readsThreadsFrom(hub, Standing(member: MemberID(1))) == Time(ms: 1_000))
        #expect(Rights.readsThreadsFrom(hub, Standing(member: MemberID(1), role: .member)) == Time(ms: 0))
    }

    @Test func runsHubsByStewardsAndOperators() throws {
        let running = Self.asking.filter { Rights.runs($0.who) }.map(\.name)
        #expect(running == ["steward", "operator"])
        let moderating = Self.asking.filter { Rights.moderates($0.who) }.map(\.name)
        #expect(moderating == ["moderator", "steward"])
    }

    @Test func letsMembersCreateChannelsOnlyWhereTheHubAllows() throws {
        #expect(try names(.community, Rights.mayCreateChannel) == ["steward", "operator"])
        var hub = try hub(.community)
        hub.membersCreateChannels = true
        let creating = Self.asking.filter { Rights.mayCreateChannel(hub, $0.who) }.map(\.name)
        #expect(creating == ["member", "moderator", "steward", "operator"])
    }

    @Test func letsNobodyActOnAnEqualRoleButOperators() {
        let steward = Standing(member: MemberID(1), role: .steward)
        let moderator = Standing(member: MemberID(1), role: .moderator)
        let anOperator = Standing(member: MemberID(1), isOperator: true)
        #expect(Rights.mayAppoint(steward, to: .moderator, current: .member))
        #expect(Rights.mayAppoint(steward, to: .steward, current: .moderator))
        #expect(!Rights.mayAppoint(steward, to: .member, current: .steward))
        #expect(!Rights.mayAppoint(moderator, to: .moderator, current: .member))
        #expect(Rights.mayAppoint(anOperator, to: .member, current: .steward))
    }

    @Test func sharesOnlyWhereNobodyNewWouldRead() throws {
        let pairs = try Visibility.allCases.flatMap { home in
            try Visibility.allCases.map { listing in
                (home, listing, Rights.mayList(home: try hub(home), in: try hub(listing)))
            }
        }
        let allowed = pairs.filter(\.2).map { "\($0.0)>\($0.1)" }
        #expect(
            allowed == [
                "community>private", "community>community", "public>private", "public>community", "public>public",
            ]
        )
    }
}
