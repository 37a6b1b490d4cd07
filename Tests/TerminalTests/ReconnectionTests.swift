import HubbubWire
import Testing

@testable import HubbubTerminal

@Suite("Reconnection")
struct ReconnectionTests {
    private func closed(_ code: UInt16, _ reason: String = "") -> LinkEnd { .closed(code: code, reason: reason) }

    @Test func doublesTheWaitUpToThirtySeconds() {
        var reconnection = Reconnection(random: { 0.5 })
        let waits = (0..<7).map { _ in reconnection.ended(closed(1_006)) }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30].map { .again(after: .seconds($0)) })
    }

    @Test func startsOverOnceItStood() {
        var reconnection = Reconnection(random: { 0.5 })
        for _ in 0..<4 { _ = reconnection.ended(closed(1_006)) }
        reconnection.stands()
        #expect(reconnection.ended(closed(4_001)) == .again(after: .seconds(1)))
    }

    @Test func spreadsByHalfAtRandom() {
        var early = Reconnection(random: { 0 })
        var late = Reconnection(random: { 0.999 })
        #expect(early.ended(closed(1_006)) == .again(after: .milliseconds(500)))
        guard case .again(let after) = late.ended(closed(1_006)) else { return #expect(Bool(false)) }
        #expect(after > .milliseconds(1_490) && after < .milliseconds(1_500))
    }

    @Test func comesBackWithinFiveSecondsOfAStop() {
        var reconnection = Reconnection(random: { 0.4 })
        #expect(reconnection.ended(closed(1_001)) == .again(after: .seconds(2)))
    }

    @Test func waitsAsLongAsABusyServerAsks() {
        var reconnection = Reconnection(random: { 0.5 })
        #expect(reconnection.ended(closed(4_003, "17")) == .again(after: .seconds(17)))
        #expect(reconnection.ended(closed(4_003, "999999999")) == .again(after: Reconnection.busyMax))
        #expect(reconnection.ended(closed(4_003, "soon")) == .again(after: .seconds(1)))
    }

    @Test(arguments: [4_100, 4_101, 4_102, 1_002, 1_007, 1_009] as [UInt16])
    func staysAway(code: UInt16) {
        var reconnection = Reconnection(random: { 0.5 })
        #expect(reconnection.ended(closed(code)) == .stay(closed(code)))
    }

    @Test func doesNotKnockWhereNoHubbubIs() {
        var reconnection = Reconnection(random: { 0.5 })
        #expect(reconnection.ended(.notHubbub(status: 404)) == .stay(.notHubbub(status: 404)))
        #expect(reconnection.ended(.notHubbub(status: 503)) == .again(after: .seconds(1)))
    }
}
