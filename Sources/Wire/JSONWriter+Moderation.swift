package import HubbubModel

/// The shapes of moderation, docs/PROTOCOL.md section 12.
extension JSONWriter {
    /// What is public of an entry; its members are written into the object at hand by `members`.
    package mutating func write(_ entry: Entry, members: (inout JSONWriter) -> Void = { _ in }) {
        object { writer in
            if let hub = entry.chain.hub { writer.field("hub", hub.rawValue) }
            writer.field("number", entry.number)
            writer.field("kind", entry.kind.rawValue)
            writer.field("role", entry.role.rawValue)
            if let rule = entry.rule { writer.field("rule", rule) }
            writer.field("scope", entry.scope.rawValue)
            if let ends = entry.ends { writer.field("until", ends.ms) }
            if let about = entry.about { writer.field("about", about) }
            if entry.undoneBy != nil { writer.field("undone", true) }
            writer.field("at", entry.at.ms)
            writer.field("side", entry.sideHash.hex)
            writer.field("previous", entry.previous.hex)
            writer.field("hash", entry.hash.hex)
            members(&writer)
        }
    }

    /// To the member whom it is on.
    package mutating func write(_ sanction: Sanction, now: Time) {
        object { writer in
            writer.field("kind", sanction.kind.rawValue)
            if let hub = sanction.hub { writer.field("hub", hub.rawValue) }
            writer.field("rule", sanction.rule)
            if let ends = sanction.ends { writer.field("until", ends.ms) }
            let holds = sanction.ended == nil && (sanction.ends.map { $0 > now } ?? true)
            writer.field("holds", holds)
        }
    }

    /// What holds in a channel or thread, each left out where it is off.
    mutating func writeModeration(
        _ isLocked: Bool,
        _ lockEnds: Time?,
        _ lockRule: Int64?,
        _ slowness: Slowness,
        _ isPremoderated: Bool
    ) {
        if isLocked { field("locked", true) }
        if let lockEnds { field("lock_until", lockEnds.ms) }
        if let lockRule { field("lock_rule", lockRule) }
        if slowness != .off { field("slow", slowness.text) }
        if isPremoderated { field("premoderated", true) }
    }
}
