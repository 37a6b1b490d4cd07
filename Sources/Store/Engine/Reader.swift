package import HubbubModel

/// One moment of everything that is stored; valid only inside the closure it was given to.
///
/// Its methods stand in files by noun. Rights are not checked here.
package class Reader {
    let sql: SQL
    let clock: @Sendable () -> Time
    /// Faces looked up already in this snapshot.
    var faceCache: [MemberID: Face] = [:]

    init(_ sql: SQL, clock: @escaping @Sendable () -> Time) {
        self.sql = sql
        self.clock = clock
    }

    /// The moment that ends and limits are compared with.
    package var now: Time { clock() }

    /// The newest event in this moment.
    package var lastEvent: EventID {
        get throws { EventID(try sql.int("SELECT max(id) FROM event") ?? 0) }
    }
}
