import HubbubWebSocket
import NIOCore
import Testing

@testable import HubbubFanout

@Suite struct GatheringTests {
    @Test func givesEachSetOfAudiencesItsFramesInOrder() {
        let frames = ["a", "b", "c", "d"].map { PreparedFrame($0) }
        var gathering = Gathering()
        var nodes = [Gathering.root, Gathering.root, Gathering.root]
        gathering.begin([frames[0], frames[1]])
        for index in [0, 1] { nodes[index] = gathering.step(from: nodes[index]) }
        gathering.begin([frames[2]])
        for index in [0, 2] { nodes[index] = gathering.step(from: nodes[index]) }
        gathering.begin([frames[3]])
        for index in [0, 1, 2] { nodes[index] = gathering.step(from: nodes[index]) }
        let expected = [[0, 1, 2, 3], [0, 1, 3], [2, 3]].map {
            PreparedFrame.join($0.map { frames[$0] }, compressed: false)
        }
        #expect(nodes.map { gathering.bytes(at: $0, compressed: false) } == expected)
    }

    @Test func givesTheSameSetTheSameNode() {
        var gathering = Gathering()
        gathering.begin([PreparedFrame("a")])
        let first = [gathering.step(from: Gathering.root), gathering.step(from: Gathering.root)]
        #expect(first[0] == first[1])
        gathering.begin([PreparedFrame("b")])
        let second = [first[0], Gathering.root, first[1], Gathering.root].map { gathering.step(from: $0) }
        #expect(second[0] == second[2])
        #expect(second[1] == second[3])
        #expect(second[0] != second[1])
    }
}
