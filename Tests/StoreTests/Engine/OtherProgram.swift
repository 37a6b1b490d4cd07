import GRDB

/// Another program that has the same database open.
final class OtherProgram {
    private let queue: DatabaseQueue

    init(_ directory: String) throws {
        queue = try DatabaseQueue(
            path: directory + "/hubbub.sqlite",
            configuration: {
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                return configuration
            }()
        )
    }

    func run(_ statement: String) throws {
        try queue.unsafeReentrantWrite { try $0.execute(sql: statement) }
    }
}
