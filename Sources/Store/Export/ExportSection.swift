import HubbubModel

/// The kinds of things in a member's export, in their order.
///
/// Each is read by a statement of member, cursor and limit, whose first column is the cursor.
package enum ExportSection: String, CaseIterable, Sendable {
    case account
    case ignored
    case session
    case membership
    case request
    case invite
    case channel
    case thread
    case unread
    case conversation
    case message
    case version
    case reaction
    case share
    case file
    case draft
    case held
    case notice
    case sanction
    case entry
    case act
    case report
    case note

    enum Kind: Sendable {
        case integer, text, flag, hub, channel, message, thread, entry, notice, members, list
    }

    typealias Column = (name: StaticString, kind: Kind)

    var columns: [Column] {
        switch self {
        case .account:
            [
                ("nick", .text), ("name", .text), ("nicks", .list), ("email", .text), ("language", .text),
                ("languages", .text), ("place", .text), ("about", .text), ("since", .integer), ("operator", .flag),
                ("arbiter", .flag), ("settings", .list),
            ]
        case .ignored: [("member", .members)]
        case .session:
            [
                ("id", .integer), ("client", .text), ("kind", .text), ("created", .integer), ("used", .integer),
                ("ended", .integer),
            ]
        case .membership: [("hub", .hub), ("role", .text), ("level", .text), ("since", .integer)]
        case .request: [("hub", .hub), ("words", .text), ("at", .integer)]
        case .invite:
            [
                ("hub", .hub), ("created", .integer), ("expires", .integer), ("uses", .integer),
                ("revoked", .integer),
            ]
        case .channel: [("channel", .channel), ("position", .integer), ("floor", .integer), ("level", .text)]
        case .thread: [("thread", .thread), ("position", .integer), ("follow", .text)]
        case .unread: [("message", .message)]
        case .conversation:
            [
                ("channel", .integer), ("members", .members), ("begun", .flag), ("request", .flag),
                ("closed", .flag), ("created", .integer),
            ]
        case .message: [("message", .message)]
        case .version: [("message", .integer), ("version", .integer), ("at", .integer), ("body", .text)]
        case .reaction: [("message", .message), ("emojis", .list)]
        case .share:
            [("thread", .thread), ("channel", .channel), ("number", .integer), ("at", .integer), ("ended", .integer)]
        case .file:
            [
                ("id", .integer), ("name", .text), ("alt", .text), ("type", .text), ("bytes", .integer),
                ("at", .integer), ("message", .message), ("hub", .hub),
            ]
        case .draft: [("channel", .channel), ("thread", .integer), ("title", .text), ("body", .text), ("at", .integer)]
        case .held:
            [
                ("number", .integer), ("hub", .hub), ("channel", .channel), ("state", .text), ("outcome", .text),
                ("reason", .text), ("at", .integer), ("title", .text), ("body", .text),
            ]
        case .notice: [("notice", .notice)]
        case .sanction:
            [
                ("kind", .text), ("hub", .hub), ("rule", .integer), ("began", .integer), ("until", .integer),
                ("ended", .integer),
            ]
        case .entry: [("entry", .entry)]
        case .act:
            [
                ("hub", .hub), ("number", .integer), ("kind", .text), ("role", .text), ("rule", .integer),
                ("at", .integer), ("words", .text),
            ]
        case .report:
            [
                ("kind", .text), ("number", .integer), ("hub", .hub), ("message", .message), ("entry", .integer),
                ("words", .text), ("at", .integer), ("state", .text), ("outcome", .text),
            ]
        case .note: [("hub", .hub), ("text", .text), ("at", .integer)]
        }
    }
}
