import GRDB
package import HubbubModel

/// What a purge needs beside its transaction: that nothing of the words stays in the index, in the log or in a backup
/// that is restored.
extension Store {
    /// Finishes a purge: notes it for restored backups, merges the words out of the index and empties the write-ahead
    /// log.
    ///
    /// `completion` comes on the writer's thread. A failure is `unsure`: the purge is to be repeated with its key.
    package func finishPurge(of id: MessageID, completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        pool.asyncWriteWithoutTransaction { _ in
            do {
                try PurgeList(directory: self.directory).add(id)
                self.mergeSearch(completion)
            } catch {
                self.writer.report(error)
                completion(.failure(Refusal(.unsure)))
            }
        }
    }

    /// Makes a restored backup forget what was purged after it was made; to be called before anyone reads.
    ///
    /// Blocks.
    package func forgetPurged() throws {
        let ids = try PurgeList(directory: directory).ids()
        let known = try read { reader in try ids.filter { try reader.hasText($0) } }
        guard !known.isEmpty else { return }
        enqueue({ transaction in for id in known { try transaction.purgeAgain(id) } }) { result in
            if case .failure(let error) = result { self.writer.report(error) }
        }
        pool.writeWithoutTransaction { _ in }
        for id in known {
            finishPurge(of: id) { result in
                if case .failure(let error) = result { self.writer.report(error) }
            }
        }
    }

    private func mergeSearch(_ completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        enqueue({ try $0.sweepSearch() }) { result in
            switch result {
            case .success(true): self.mergeSearch(completion)
            case .success(false): self.emptyLog(tries: Self.checkpointTries, completion)
            case .failure(let error):
                self.writer.report(error)
                completion(.failure(Refusal(.unsure)))
            }
        }
    }

    /// A reader that is in the middle of something keeps the log from being emptied: each try waits for it.
    private static let checkpointTries = 5

    private func emptyLog(tries: Int, _ completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        pool.asyncWriteWithoutTransaction { database in
            do {
                _ = try database.checkpoint(.truncate)
                completion(.success(()))
            } catch  where tries > 1 {
                self.emptyLog(tries: tries - 1, completion)
            } catch {
                self.writer.report(error)
                completion(.failure(Refusal(.unsure)))
            }
        }
    }
}
