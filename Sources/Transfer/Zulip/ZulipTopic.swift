import HubbubModel

/// A topic of a stream, which becomes a thread.
struct ZulipTopic: Hashable, Sendable {
    let stream: Int64
    /// As in the export, mark of being resolved included.
    let name: String

    /// What Zulip puts before the name of a topic that is resolved.
    private static let resolvedMark = "✔ "

    var isResolved: Bool { name.hasPrefix(Self.resolvedMark) }

    /// Without the mark, cut to what a title holds; topics without a name have one in Zulip's own words.
    var title: String {
        let bare = isResolved ? String(name.dropFirst(Self.resolvedMark.count)) : name
        let title = ImportText.line(bare, Limits.titleCharacters)
        return title.isEmpty ? "(no topic)" : title
    }

    /// Tells it apart from all others of the source.
    var foreignID: String { "\(stream):\(name)" }
}
