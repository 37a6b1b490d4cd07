import HubbubWebSocket
import NIOCore

/// The bytes of one commit for sessions that are in different sets of audiences, each set's joined once.
///
/// A session's set is a node in a tree whose edges are the runs of the commit, in order: taking a run leads from one node to
/// the next, the same for all sessions that took the same runs before. So a session costs one step a run, and whoever ends
/// at the same node gets the same buffer.
struct Gathering {
    private struct Node {
        let parent: Int
        let run: Int
        var plain: ByteBuffer?
        var compressed: ByteBuffer?
    }

    /// The node of a session that took no run.
    static let root = 0

    private var nodes = [Node(parent: root, run: 0)]
    private var runs: [[PreparedFrame]] = []
    /// From where the current run has led to where.
    private var steps: [Int: Int] = [:]
    private var lastStep = (from: -1, to: root)

    /// Nodes are the numbers below it.
    var nodeCount: Int { nodes.count }

    /// Begins the next run: adjacent frames for one audience.
    mutating func begin(_ frames: [PreparedFrame]) {
        runs.append(frames)
        steps.removeAll(keepingCapacity: true)
        lastStep.from = -1
    }

    /// Where the current run leads a session from `node`.
    mutating func step(from node: Int) -> Int {
        if lastStep.from == node { return lastStep.to }
        let target = steps[node] ?? grow(from: node)
        lastStep = (node, target)
        return target
    }

    /// What a session that ended at `node` gets.
    mutating func bytes(at node: Int, compressed: Bool) -> ByteBuffer {
        if let bytes = compressed ? nodes[node].compressed : nodes[node].plain { return bytes }
        let bytes = PreparedFrame.join(frames(at: node), compressed: compressed)
        if compressed {
            nodes[node].compressed = bytes
        } else {
            nodes[node].plain = bytes
        }
        return bytes
    }

    private mutating func grow(from node: Int) -> Int {
        nodes.append(Node(parent: node, run: runs.count - 1))
        steps[node] = nodes.count - 1
        return nodes.count - 1
    }

    private func frames(at node: Int) -> [PreparedFrame] {
        var path: [Int] = []
        var node = node
        while node != Self.root {
            path.append(nodes[node].run)
            node = nodes[node].parent
        }
        return path.reversed().flatMap { runs[$0] }
    }
}
