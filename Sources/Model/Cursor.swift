/// A position in the one order of events: everything up to `event` of the log's `epoch`.
///
/// Opaque to clients.
package struct Cursor: Hashable, Sendable, CustomStringConvertible {
    /// Changes when a backup is restored, so that old positions are not mistaken for new ones.
    package let epoch: String
    package let event: EventID

    package init(epoch: String, event: EventID) {
        self.epoch = epoch
        self.event = event
    }

    /// Reads `epoch.id`; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= 64, let dot = text.firstIndex(of: "."),
            let id = Int64(text[text.index(after: dot)...]), id >= 0
        else { return nil }
        self.init(epoch: String(text[..<dot]), event: EventID(id))
    }

    package var description: String { "\(epoch).\(event)" }
}
