/// How long each of many things took.
struct Latencies: Sendable {
    private var taken: [Duration] = []

    mutating func add(_ duration: Duration) {
        taken.append(duration)
    }

    mutating func add(_ others: Latencies) {
        taken += others.taken
    }

    /// What that part of all, 0 to 1, did not exceed; zero when nothing was measured.
    func quantile(_ part: Double) -> Duration {
        guard !taken.isEmpty else { return .zero }
        let index = Int((Double(taken.count - 1) * min(max(part, 0), 1)).rounded())
        return taken.sorted()[index]
    }
}
