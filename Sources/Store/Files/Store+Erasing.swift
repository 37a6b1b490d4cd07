import GRDB
package import HubbubModel

/// The disk would not let go of these.
struct Unerased: Error, CustomStringConvertible {
    let hashes: [ContentHash]
    var description: String { "not erased: " + hashes.map(\.hex).joined(separator: " ") }
}

/// How bytes leave the disk: always behind a commit that shows that no file has them, on the writer's thread, so that
/// none is written down between the look and the act.
extension Store {
    /// Contents that one step takes: each costs a call to the file system.
    private static let eraseStep = 100

    /// Erases what no file has any more; `then` hears on the writer's thread whether all of it went.
    ///
    /// What is being uploaded again at this moment stays.
    package func eraseUnused(then: @escaping @Sendable (Result<Void, any Error>) -> Void = { _ in }) {
        pool.asyncRead { database in
            let found = Result {
                try Reader(SQL(database.get()), clock: { Time(ms: 0) }).unusedContents(limit: Self.eraseStep)
            }
            switch found {
            case .success([]): then(.success(()))
            case .success(let hashes):
                self.eraseUnused(hashes) { result in
                    guard case .success = result, hashes.count == Self.eraseStep else { return then(result) }
                    self.eraseUnused(then: then)
                }
            case .failure(let error): then(.failure(error))
            }
        }
    }

    /// As above, of these alone; also where the database does not know of them.
    package func eraseUnused(
        _ hashes: [ContentHash],
        then: @escaping @Sendable (Result<Void, any Error>) -> Void = { _ in }
    ) {
        enqueue(
            { transaction in
                let unused = try transaction.forgetUnused(hashes)
                return try unused.map { (hash: $0, isPurged: try transaction.isRefused($0)) }
            },
            completion: { result in
                then(
                    result.flatMap { unused in
                        let left = unused.filter { !self.shelf.erase($0.hash, overwriting: $0.isPurged) }
                        return left.isEmpty ? .success(()) : .failure(Unerased(hashes: left.map(\.hash)))
                    }
                )
            }
        )
    }

    /// Takes away what lies in the folder without anything in the database: left by a process that was killed between
    /// the two, or newer than a backup that was restored.
    ///
    /// Blocks while the folder is read.
    package func eraseLeftovers() {
        let hashes = shelf.hashes()
        let unknown = try? read { reader in
            try hashes.filter { try !reader.sql.exists("SELECT 1 FROM content WHERE hash = ?", $0.bytes) }
        }
        var rest = (unknown ?? [])[...]
        while !rest.isEmpty {
            eraseUnused(Array(rest.prefix(Self.eraseStep)))
            rest = rest.dropFirst(Self.eraseStep)
        }
    }
}
