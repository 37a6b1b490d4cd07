import Dispatch
import HubbubWebSocket
import Synchronization
import Testing

@Suite struct VanguardTests {
    @Test func nobodyIsBesideTheFirst() {
        let vanguard = Vanguard()
        let inside = Counts()
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            vanguard.pass {
                inside.enter()
                for _ in 0..<1_000 { inside.wait() }
                inside.leave()
            }
        }
        #expect(inside.counts.beside == 1)
        #expect(inside.counts.done == 64)
    }

    @Test func whoFailsIsFollowedByAnotherFirst() {
        struct Fault: Error {}
        let vanguard = Vanguard()
        #expect(throws: Fault.self) { try vanguard.pass { throw Fault() } }
        #expect(vanguard.pass { 7 } == 7)
    }

    /// How many are inside, the most until the first was out, and how many were.
    private final class Counts: Sendable {
        private let state = Mutex((now: 0, beside: 0, done: 0))

        var counts: (now: Int, beside: Int, done: Int) { state.withLock { $0 } }

        func enter() {
            state.withLock { state in
                state.now += 1
                if state.done == 0 { state.beside = max(state.beside, state.now) }
            }
        }

        func wait() { state.withLock { _ in } }

        func leave() {
            state.withLock { state in
                state.now -= 1
                state.done += 1
            }
        }
    }
}
