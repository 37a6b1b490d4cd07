package import HubbubModel
import HubbubWire

/// How a forum is set up.
///
/// Each setting is documented with its range in docs/OPERATIONS.md.
package struct ForumConfiguration: Sendable {
    /// Where everything stored stands.
    package var directory: String
    package var communityName = "Hubbub"
    /// Languages the community speaks, the first being the default of those who said nothing.
    package var languages = ["en", "fr", "es", "de", "it"]
    package var signup = SignupPolicy.open
    package var isEmailRequired = true
    /// Writes a member may make in a minute, over all sessions; 0 is without bound (for measuring).
    package var writesPerMinute = 120
    /// The largest file that is taken, in bytes; 0 takes none.
    package var uploadBytes: Int64 = 25 << 20
    /// What a member may send on a day (UTC), in bytes; 0 is without bound.
    package var uploadDayBytes: Int64 = 500 << 20
    /// `https://forum.example`, without a slash at the end; nil until it is known.
    package var publicURL: String?
    /// How long a connection may be silent before its first hello.
    package var helloWithin = HubbubProtocol.helloWithin
    /// The wall clock.
    package var now: @Sendable () -> Time
    /// Bytes that nobody can foresee.
    package var random: @Sendable (Int) -> [UInt8]

    package init(
        directory: String,
        now: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (Int) -> [UInt8] = { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    ) {
        self.directory = directory
        self.now = now
        self.random = random
    }
}
