import HubbubWire
import NIOCore

/// Many questions of many sessions, each asking the next when it has an answer.
struct Asking: Sendable {
    let latencies: Latencies
    let seconds: Double
    let answerBytes: Int

    /// Asks `count` questions in all; `fields` writes the one with that index.
    static func run(
        _ command: String,
        _ count: Int,
        by sessions: [LoadSession],
        fields: @escaping @Sendable (Int, inout JSONWriter) -> Void
    ) async throws -> Asking {
        let clock = ContinuousClock()
        let start = clock.now
        let (latencies, bytes) = try await withThrowingTaskGroup(of: (Latencies, Int).self) { group in
            for (index, session) in sessions.enumerated() {
                group.addTask {
                    var latencies = Latencies()
                    var bytes = 0
                    for question in stride(from: index, to: count, by: sessions.count) {
                        let asked = clock.now
                        bytes += try await session.ask(command) { fields(question, &$0) }.readableBytes
                        latencies.add(clock.now - asked)
                    }
                    return (latencies, bytes)
                }
            }
            return try await group.reduce(into: (Latencies(), 0)) { sum, part in
                sum.0.add(part.0)
                sum.1 += part.1
            }
        }
        return Asking(latencies: latencies, seconds: (clock.now - start).seconds, answerBytes: bytes)
    }

    /// Adds what it cost, each answer being called `name`.
    func add(_ name: String, _ count: Int, from before: ProcessUsage, to after: ProcessUsage, to figures: inout Figures)
    {
        figures.add(name, count)
        figures.add("\(name)_per_second", Double(count) / seconds, digits: 0)
        figures.add("\(name)_per_server_cpu_second", Double(count) / (after.cpuSeconds - before.cpuSeconds), digits: 0)
        figures.add("bytes_each", answerBytes / max(1, count))
        figures.add("answered", latencies)
        figures.add(from: before, to: after)
    }
}
