import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct SearchPlanTests {
    /// Even if the index were wrong about where a row stands.
    @Test func admitsNoRowFromOutsideTheScope() async throws {
        let village = try await Village()
        let (own, other) = (HubID(1), HubID(2))
        let scope = SearchScope(
            member: Village.ana,
            hubs: [own: Time(ms: 1_000)],
            conversations: [ChannelID(7)]
        )
        let plan = try village.store.read { try SearchPlan(try SearchQuery("river"), scope, $0) }
        func admits(_ hub: HubID?, _ channel: Int64, begun: Int64) -> Bool {
            plan.admits(
                SearchHit(
                    row: 1,
                    thread: ThreadID(1),
                    channel: ChannelID(channel),
                    hub: hub,
                    threadBegun: Time(ms: begun),
                    isResolved: false,
                    score: 0
                )
            )
        }
        #expect(admits(own, 1, begun: 1_000) && admits(nil, 7, begun: 0))
        #expect(!admits(own, 1, begun: 999) && !admits(other, 7, begun: 1_000) && !admits(nil, 8, begun: 0))
    }
}
