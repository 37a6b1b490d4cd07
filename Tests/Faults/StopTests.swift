import HubbubModel
import HubbubWebSocket
import HubbubWire
import TestServer
import Testing

@Suite("Told to stop", .serialized)
struct StopTests {
    /// In the middle of posts over six lines.
    @Test func keepsWhatItAcknowledgedAndTellsEveryoneToComeBack() async throws {
        let town = try await Town("ana", "ben", "carla")
        let server = town.server
        defer { server.remove() }
        var lines: [ServerLine] = []
        for index in 0..<6 { lines.append(try await town.enter(index % 3).0) }
        let posting = lines.enumerated().map { index, line in
            Task {
                let answers = await Poster(line: line).post((1...100_000).lazy.map { "line-\(index)-\($0)" }, bytes: 60)
                return (answers, try await line.socket.closure().code)
            }
        }
        let (watching, _) = try await town.enter(2)
        for _ in 0..<200 { _ = try await watching.next() }
        #expect(try await server.stop() == 0)

        var acknowledged: [String: Int64] = [:]
        for task in posting {
            let (answers, code) = try await task.value
            #expect(code == .goingAway)
            #expect(
                Set(answers.values.filter { if case .refused = $0 { true } else { false } }).isSubset(of: [
                    .refused("busy")
                ])
            )
            acknowledged.merge(answers.stored) { $1 }
        }
        #expect(acknowledged.count >= 200 - 6 * 32)
        try await server.start()
        let stored = try await town.history()
        let ids = Dictionary(stored.map { (String($0.body.prefix { $0 != " " }), $0.id) }) { first, _ in first }
        #expect(ids.count == stored.count)
        for (name, id) in acknowledged { #expect(ids[name] == id, "\(name)") }
        #expect(stored.map(\.number) == Array(1...Int64(stored.count)))
    }
}
