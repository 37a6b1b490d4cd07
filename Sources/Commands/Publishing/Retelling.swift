import HubbubModel
import Synchronization

/// What was said in channels, written as it is at one position of the log: once for all who resume there.
///
/// A herd that comes back has missed the same events; what is told of each depends on nothing but the event and the tables, and two who read the
/// log up to the same event read the same tables.
final class Retelling: Sendable {
    private struct Written {
        /// Nil where there is nothing left to tell.
        var frames: [EventID: [UInt8]?] = [:]
        var bytes = 0
    }

    /// What is kept at most, in bytes: the longest resume (`Limits.resumeEvents`) of messages of common length.
    ///
    /// What comes on top is written for each anew.
    static let bytes = 4 << 20

    let position: EventID
    private let bound: Int
    private let written = Mutex(Written())

    init(at position: EventID, bytes: Int = Retelling.bytes) {
        self.position = position
        bound = bytes
    }

    /// The event's frame; `write` is called where nobody has written it yet, perhaps by several at once.
    func frame(of event: EventID, write: () throws -> [UInt8]?) rethrows -> [UInt8]? {
        if let known = written.withLock({ $0.frames[event] }) { return known }
        let frame = try write()
        written.withLock { written in
            let more = Self.entryBytes + (frame?.count ?? 0)
            guard written.frames[event] == nil, more <= bound - written.bytes else { return }
            written.frames.updateValue(frame, forKey: event)
            written.bytes += more
        }
        return frame
    }

    /// What an entry takes beside its frame: an array's head and a place in the table.
    private static let entryBytes = 64
}
