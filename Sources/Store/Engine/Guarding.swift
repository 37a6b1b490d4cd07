/// How the acts of one transaction are kept apart.
enum Guarding {
    /// One act: its refusal ends the transaction.
    case alone
    /// Several, in the hope that none is refused after it has written: almost all refusals come before.
    ///
    /// Measured: a savepoint around each act copies the fifteen pages that a post touches.
    case hoping
    /// Several, each in a savepoint.
    case savepoints
}

/// One of several acts was refused after it had written: they are to run again, each in a savepoint.
struct NeedsSavepoints: Error {}
