import HubbubModel
import Testing

@Suite("What is read more widely")
struct RightsMovesTests {
    /// Everyone, by their standing in the one hub and in the other.
    private static let people: [(here: Standing, there: Standing)] = [
        (.visitor, .visitor), (stranger, stranger), (member, stranger), (stranger, member), (member, member),
    ]
    private static let stranger = Standing(member: MemberID(1))
    private static let member = Standing(member: MemberID(1), role: .member)
    private static let times: [Int64] = [500, 1_500, 2_500]

    private func hub(_ id: Int64, _ visibility: Visibility) throws -> Hub {
        Hub(
            id: HubID(id),
            slug: try #require(Slug("berlin")),
            name: "Berlin",
            visibility: visibility,
            openFrom: Time(ms: 2_000),
            communityFrom: Time(ms: 1_000)
        )
    }

    private func reads(_ reach: ThreadReach, _ who: Standing) -> Bool {
        Rights.mayRead(reach.hub, who) && reach.begunAt >= Rights.readsThreadsFrom(reach.hub, who)
    }

    @Test(arguments: [false, true]) func isWiderWhereSomeoneReadsWhoDidNot(otherHub: Bool) throws {
        for home in Visibility.allCases {
            for target in otherHub ? Visibility.allCases : [home] {
                for (begun, into) in Self.times.flatMap({ one in Self.times.map { (one, $0) } }) {
                    let from = ThreadReach(hub: try hub(3, home), begunAt: Time(ms: begun))
                    let to = ThreadReach(hub: try hub(otherHub ? 4 : 3, target), begunAt: Time(ms: into))
                    let gains = Self.people.contains { person in
                        let there = otherHub ? person.there : person.here
                        return reads(to, there) && !reads(from, person.here)
                    }
                    #expect(Rights.isWider(to, than: from) == gains, "\(home) \(begun) to \(target) \(into)")
                }
            }
        }
    }
}
