import HubbubModel
import HubbubWire
import NIOCore
import Synchronization

/// Posts one after the other: the next when one is acknowledged.
final class Author: Sendable {
    private struct State {
        var left: Int
        var prose: Prose
        var latencies = Latencies()
    }

    private let session: LoadSession
    private let place: Stage.Place
    private let acknowledged: Tally
    private let clock = ContinuousClock()
    private let state: Mutex<State>

    init(session: LoadSession, place: Stage.Place, count: Int, seed: UInt64, acknowledged: Tally) {
        self.session = session
        self.place = place
        self.acknowledged = acknowledged
        state = Mutex(State(left: count, prose: Prose(seed: seed)))
    }

    var latencies: Latencies { state.withLock(\.latencies) }

    func postNext() {
        let post: (key: String, body: String)? = state.withLock { state in
            guard state.left > 0 else { return nil }
            state.left -= 1
            return (state.prose.key(), state.prose.message())
        }
        guard let post else { return }
        let sent = clock.now
        session.ask("message.post") { json in
            json.field("channel", place.channel.rawValue)
            json.field("body", post.body)
            json.field("key", post.key)
        } answer: { answer in
            guard answer.holds("\"ok\":") else {
                return self.acknowledged.fail(MeasureFault("a post is answered \(String(buffer: answer))"))
            }
            self.state.withLock { $0.latencies.add(self.clock.now - sent) }
            self.postNext()
            self.acknowledged.add()
        }
    }
}
