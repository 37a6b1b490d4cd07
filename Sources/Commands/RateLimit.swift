package import HubbubModel
import Synchronization

/// So many acts a minute for each of many: tokens that refill with time, a minute's worth at once at most.
package final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Time
    }

    private let perMinute: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// 0 is without bound.
    package init(perMinute: Int) {
        self.perMinute = Double(perMinute)
    }

    /// Takes one; refuses `limited` with when to try again.
    package func take(_ who: String, at now: Time) throws(Refusal) {
        guard perMinute > 0 else { return }
        let wait: Double? = buckets.withLock { buckets in
            if buckets.count > Self.kept { buckets = buckets.filter { $0.value.tokens < perMinute } }
            var bucket = buckets[who] ?? Bucket(tokens: perMinute, at: now)
            let elapsed = max(0, now.since(bucket.at).ms)
            bucket.tokens = min(perMinute, bucket.tokens + Double(elapsed) / 60_000 * perMinute)
            bucket.at = now
            let allowed = bucket.tokens >= 1
            if allowed { bucket.tokens -= 1 }
            buckets[who] = bucket
            return allowed ? nil : (1 - bucket.tokens) / perMinute * 60
        }
        if let wait { throw Refusal(.limited, retrySeconds: Int64(wait.rounded(.up))) }
    }

    /// Above this many the full ones are forgotten.
    private static let kept = 10_000
}
