import Glibc

/// What the client takes from outside itself: time, chance, the environment.
struct Surroundings: Sendable {
    var now: @Sendable () -> ContinuousClock.Instant
    /// From 0 to below 1.
    var random: @Sendable () -> Double
    /// For one act: 128 bits, so that no two clients ever choose the same.
    var makeKey: @Sendable () -> String
    var environment: @Sendable (String) -> String?

    static let system = Surroundings(
        now: { ContinuousClock.now },
        random: { Double.random(in: 0..<1) },
        makeKey: {
            (0..<2).map { _ in
                let digits = String(UInt64.random(in: .min ... .max), radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        },
        // A variable that is empty is as good as none.
        environment: { name in getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    )
}
