extension Store {
    /// Puts an act at the end of the queue and returns at once.
    ///
    /// Acts run in the order of enqueueing, each whole or not at all, several to a commit; `completion` comes once, on
    /// the writer's thread, after the act is on disk or refused: it must not block, nor wait for a write. A key that was
    /// used before with the same request runs `again` instead, with the ids of the first time, to build the answer from
    /// things as they are now; with another request it is refused as `keyReused`.
    ///
    /// `operation` may run again (with others, guarded, alone) and must have no effect outside its transaction.
    /// With `rehearse` it is only tried: `completion` gets what it would give, and nothing is kept, the key neither.
    ///
    /// Failures are refusals: what `operation` threw, or `busy`, `full`, `fault` (nothing is stored), or `unsure`.
    package func enqueue<Value: Sendable>(
        _ act: Act,
        rehearse: Bool = false,
        operation: @escaping @Sendable (Transaction) throws -> Outcome<Value>,
        again: @escaping @Sendable (Transaction, _ subject: Int64, _ second: Int64) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        writer.enqueue(
            Job(
                perform: { transaction in
                    if rehearse {
                        let value = try operation(transaction).value
                        throw Rehearsed { completion(.success(value)) }
                    }
                    let value = try transaction.once(act, operation, again)
                    return { completion(.success(value)) }
                },
                refuse: { completion(.failure($0)) }
            )
        )
    }

    /// As `enqueue`, for an act that needs no guard against repetition.
    package func enqueue<Value: Sendable>(
        _ operation: @escaping @Sendable (Transaction) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        writer.enqueue(
            Job(
                perform: { transaction in
                    let value = try operation(transaction)
                    return { completion(.success(value)) }
                },
                refuse: { completion(.failure($0)) }
            )
        )
    }

    /// As `enqueue`, and waits for the answer.
    package func write<Value: Sendable>(
        _ act: Act,
        operation: @escaping @Sendable (Transaction) throws -> Outcome<Value>,
        again: @escaping @Sendable (Transaction, _ subject: Int64, _ second: Int64) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(act, operation: operation, again: again) { continuation.resume(with: $0) }
        }
    }

    /// As `enqueue` without a guard against repetition, and waits for the answer.
    package func write<Value: Sendable>(
        _ operation: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(operation) { continuation.resume(with: $0) }
        }
    }
}
