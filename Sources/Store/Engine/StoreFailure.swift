/// Why the store could not be opened, with what the operator can do about it.
package enum StoreFailure: Error, Hashable, CustomStringConvertible {
    /// Another process holds the lock of the data directory.
    case inUse(directory: String)
    /// The file is not SQLite's, or another program's.
    case notADatabase(path: String)
    /// The file was Hubbub's, and its structure is broken.
    case damaged(path: String)
    /// Written by a newer version: `found` is the file's schema, `known` the newest this binary knows.
    case newer(found: Int, known: Int)
    case full(directory: String)
    /// Another program holds the database's own lock.
    case locked(path: String)
    /// The directory or file cannot be used; `reason` is the system's word for it.
    case unusable(path: String, reason: String)

    package var description: String {
        switch self {
        case .inUse(let directory):
            "\(directory) is in use by another hubbubd: stop it first, or choose another --data"
        case .notADatabase(let path):
            "\(path) is not a Hubbub database: move it away, or restore a backup"
        case .damaged(let path):
            "\(path) is damaged: copy the folder for later, then restore a backup; nothing was changed"
        case .newer(let found, let known):
            "the database has schema \(found), this hubbubd knows up to \(known): run the newer hubbubd, or restore an older backup"
        case .full(let directory):
            "the disk of \(directory) is full: make room and start again"
        case .locked(let path):
            "\(path) is locked by another program: close what has it open"
        case .unusable(let path, let reason):
            "\(path) cannot be used (\(reason)): see that this account may read and write it, or choose another --data"
        }
    }
}
