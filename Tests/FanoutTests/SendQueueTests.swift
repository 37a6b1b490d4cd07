import NIOCore
import Testing

@testable import HubbubFanout

@Suite struct SendQueueTests {
    private func bytes(_ count: Int) -> ByteBuffer { ByteBuffer(repeating: 1, count: count) }

    @Test func writesUpToTheBound() {
        var queue = SendQueue()
        let verdicts = [0, 90, 91].map { queue.offer(bytes(10), pendingBytes: $0, boundBytes: 100) }
        #expect(verdicts == [.write, .write, .overflow])
    }

    @Test func takesAnythingWhileNothingWaits() {
        var queue = SendQueue()
        let verdicts = [0, 1].map { queue.offer(bytes(101), pendingBytes: $0, boundBytes: 100) }
        #expect(verdicts == [.write, .overflow])
    }

    @Test func countsWhatIsHeld() {
        var queue = SendQueue()
        queue.hold()
        let verdicts = [60, 30, 11].map { queue.offer(bytes($0), pendingBytes: 0, boundBytes: 100) }
        #expect(verdicts == [.held, .held, .overflow])
        let released = queue.release()
        #expect(released.map(\.readableBytes) == [60, 30])
        #expect(!queue.isHolding)
        let later = queue.offer(bytes(100), pendingBytes: 0, boundBytes: 100)
        #expect(later == .write)
    }

    @Test func keepsWhatItHoldsWhenToldToHoldAgain() {
        var queue = SendQueue()
        queue.hold()
        _ = queue.offer(bytes(1), pendingBytes: 0, boundBytes: 100)
        queue.hold()
        #expect(queue.release().count == 1)
    }
}
