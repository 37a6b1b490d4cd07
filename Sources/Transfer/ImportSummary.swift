/// What an import took, what not, and why.
package struct ImportSummary: Hashable, Sendable {
    /// The hub's slug.
    package var hub = ""
    /// Nothing was written: what would have been taken.
    package var isDryRun = false
    package var members = 0
    package var channels = 0
    package var threads = 0
    package var messages = 0
    package var reactions = 0
    /// Messages that an earlier import took already.
    package var knownMessages = 0
    /// What was left out or changed, by reason.
    package var skipped: [Reason: Int] = [:]

    package enum Reason: String, CaseIterable, Sendable {
        case directMessage = "direct messages: private, so they are never imported"
        case privateStream = "messages of private streams: the hub would show them to more people than they were for"
        case unknownSender = "messages whose sender the export does not name"
        case unknownStream = "messages whose stream the export does not name"
        case empty = "messages without text"
        case cut = "messages over the longest size: cut"
        case customEmoji = "reactions with emoji that only the old place had"
        case reactionElsewhere = "reactions to messages that were not taken"
    }

    package init() {}

    mutating func skip(_ reason: Reason, _ count: Int = 1) {
        if count > 0 { skipped[reason, default: 0] += count }
    }

    /// In English, a line each.
    package var lines: [String] {
        var lines = [
            "\(isDryRun ? "Would import into" : "Imported into") #\(hub): \(messages) messages in \(threads) threads of "
                + "\(channels) channels, by \(members) people, with \(reactions) reactions."
        ]
        if knownMessages > 0 {
            lines.append("\(knownMessages) messages had been imported before and were left as they are.")
        }
        for reason in Reason.allCases {
            if let count = skipped[reason] { lines.append("\(count) \(reason.rawValue).") }
        }
        return lines
    }
}
