import Foundation
import HubbubMigrations
import HubbubModel
import Synchronization

@testable import HubbubStore

/// An empty community on the real SQLite, in a directory of its own, beginning at `t0`.
final class Commons: Sendable {
    static let t0 = Time(ms: 1_763_800_000_000)

    let directory: String
    let store: Store
    let clock = CommonsClock()

    init(trace: (@Sendable (String) -> Void)? = nil) throws {
        directory = NSTemporaryDirectory() + "hubbub-commons-" + UUID().uuidString
        let time = clock
        store = try Store(
            directory: directory,
            clock: { time.now },
            random: { count in (0..<count).map { _ in .random(in: .min ... .max) } },
            migrations: Migrations.all,
            trace: trace
        )
    }

    deinit { store.leave(removing: directory) }

    func read<Value>(_ body: (Reader) throws -> Value) throws -> Value { try store.read(body) }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await store.write(body)
    }

    func member(_ nick: String, _ change: @Sendable (inout NewMember) -> Void = { _ in }) async throws -> Member {
        var new = NewMember(nick: nick)
        change(&new)
        let made = new
        return try await write { try $0.createMember(made) }
    }

    /// What an act was refused with; nil when it was done.
    func refusal<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Refusal? {
        do {
            _ = try await store.write(body)
            return nil
        } catch {
            return error as? Refusal
        }
    }
}

/// Stands still until it is told to pass.
final class CommonsClock: Sendable {
    private let time = Mutex(Commons.t0)

    var now: Time { time.withLock(\.self) }

    func pass(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }
}

/// Random bytes for tokens in tests.
func randomBytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in .random(in: .min ... .max) } }
