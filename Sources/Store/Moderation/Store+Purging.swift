import GRDB
package import HubbubModel

/// What a purge needs beside its transaction: that nothing of the words stays in the index, in the log or in a backup
/// that is restored.
extension Store {
    /// Finishes a purge: notes it for restored backups, erases its files, merges the words out of the index and empties
    /// the write-ahead log.
    ///
    /// `completion` comes on the writer's thread. A failure is `unsure`: the purge is to be repeated with its key.
    package func finishPurge(of id: MessageID, completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        pool.asyncWriteWithoutTransaction { database in
            do {
                let purged = try SQL(database).rows("SELECT hash FROM refused_content") { ContentHash($0.blob(0)) }
                let hashes = purged.compactMap(\.self)
                try PurgeList(directory: self.directory).add(id, hashes)
                self.eraseUnused(hashes) { erased in
                    guard case .success = erased else { return completion(.failure(Refusal(.unsure))) }
                    self.mergeSearch(completion)
                }
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
        let lines = try PurgeList(directory: directory).lines()
        let known = try read { reader in try lines.ids.filter { try reader.hasText($0) } }
        let hashes = try read { reader in try lines.hashes.filter { try !reader.isRefused($0) } }
        guard !known.isEmpty || !hashes.isEmpty else { return }
        let report: @Sendable (Result<Void, any Error>) -> Void = { result in
            if case .failure(let error) = result { self.writer.report(error) }
        }
        enqueue(
            { transaction in
                for id in known { try transaction.purgeAgain(id) }
                try transaction.refuseAgain(hashes)
            },
            completion: report
        )
        pool.writeWithoutTransaction { _ in }
        eraseUnused(hashes, then: report)
        for id in known { finishPurge(of: id, completion: report) }
    }

    private func mergeSearch(_ completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        let merged: @Sendable (Result<Bool, any Error>) -> Void = { result in
            switch result {
            case .success(true): self.mergeSearch(completion)
            case .success(false): self.cutLog(tries: Self.cuts, completion)
            case .failure(let error):
                self.writer.report(error)
                completion(.failure(Refusal(.unsure)))
            }
        }
        enqueue({ try $0.sweepSearch() }, completion: merged)
    }

    /// A reader that is in the middle of something keeps the log from being cut: each try waits a little for it.
    private static let cuts = 20

    private func cutLog(tries: Int, _ completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        cutLog { isCut in
            if isCut { return completion(.success(())) }
            guard tries > 1 else { return completion(.failure(Refusal(.unsure))) }
            self.cutLog(tries: tries - 1, completion)
        }
    }
}
