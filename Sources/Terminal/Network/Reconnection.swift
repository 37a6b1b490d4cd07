import HubbubWire

/// When to try again after a connection has ended: docs/PROTOCOL.md section 8.
struct Reconnection: Sendable {
    enum Decision: Hashable, Sendable {
        case again(after: Duration)
        case stay(LinkEnd)
    }

    static let first = Duration.seconds(1)
    static let longest = Duration.seconds(30)
    /// A stopping server's clients come back within this.
    static let afterStop = Duration.seconds(5)
    /// The longest wait that a busy server can ask for.
    static let busyMax = Duration.seconds(600)

    private var attempt = 0
    /// From 0 to below 1.
    private let random: @Sendable () -> Double

    init(random: @escaping @Sendable () -> Double) {
        self.random = random
    }

    /// `hello` was answered: the next loss starts at the shortest wait.
    mutating func stands() { attempt = 0 }

    mutating func ended(_ end: LinkEnd) -> Decision {
        switch end {
        case .notHubbub(status: let status?) where status < 500: return .stay(end)
        case .closed(let code, let reason): return ended(code, reason, end)
        case .unreachable, .notHubbub: return .again(after: backoff())
        }
    }

    private mutating func ended(_ code: UInt16, _ reason: String, _ end: LinkEnd) -> Decision {
        switch code {
        case 4_100...4_199, 1_002, 1_003, 1_007, 1_009: return .stay(end)
        case SessionClose.goingAway.rawValue: return .again(after: Self.afterStop * random())
        case SessionClose.busy.rawValue:
            guard let seconds = Int(reason), seconds >= 0 else { return .again(after: backoff()) }
            return .again(after: min(Self.busyMax, .seconds(seconds)))
        default: return .again(after: backoff())
        }
    }

    /// Doubles from `first` to `longest`, each half more or less at random.
    private mutating func backoff() -> Duration {
        let exponent = min(attempt, 5)
        attempt += 1
        return min(Self.longest, Self.first * (1 << exponent)) * (0.5 + random())
    }
}
