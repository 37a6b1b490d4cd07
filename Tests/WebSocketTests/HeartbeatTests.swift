import Testing

@testable import HubbubWebSocket

@Suite struct HeartbeatTests {
    @Test func pingsTheSilentAndGivesTheDeadUp() {
        var heartbeat = Heartbeat(silentIntervals: 3, messageIntervals: 3)
        #expect((0..<3).map { _ in heartbeat.tick(isUnfinished: false) } == [.ping, .ping, .giveUp])
    }

    @Test func leavesAloneWhoeverIsHeard() {
        var heartbeat = Heartbeat(silentIntervals: 2, messageIntervals: 3)
        for _ in 0..<5 {
            heartbeat.heard()
            #expect(heartbeat.tick(isUnfinished: false) == .nothing)
            #expect(heartbeat.tick(isUnfinished: false) == .ping)
        }
    }

    @Test func noticesAMessageThatNeverEnds() {
        var heartbeat = Heartbeat(silentIntervals: 2, messageIntervals: 2)
        let actions = (0..<3).map { _ in
            heartbeat.heard()
            return heartbeat.tick(isUnfinished: true)
        }
        #expect(actions == [.nothing, .nothing, .stalled])
    }

    @Test func countsNothingWhileNobodyReads() {
        var heartbeat = Heartbeat(silentIntervals: 2, messageIntervals: 2)
        #expect(heartbeat.tick(isUnfinished: true) == .ping)
        for _ in 0..<5 { #expect(heartbeat.tick(isUnfinished: true, isDeaf: true) == .ping) }
        #expect(heartbeat.tick(isUnfinished: true) == .giveUp)
    }

    @Test func forgivesWhenMessagesEnd() {
        var heartbeat = Heartbeat(silentIntervals: 2, messageIntervals: 1)
        for _ in 0..<5 {
            heartbeat.heard()
            heartbeat.finishedMessage()
            #expect(heartbeat.tick(isUnfinished: true) == .nothing)
        }
    }
}
