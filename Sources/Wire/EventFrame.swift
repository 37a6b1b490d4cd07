package import HubbubModel

/// Writes the frames that announce events: docs/PROTOCOL.md section 5.
package enum EventFrame {
    /// A stored event: `at` is the cursor after it.
    package static func stored(
        _ kind: EventKind,
        at cursor: Cursor,
        _ content: (inout JSONWriter) throws -> Void
    ) rethrows -> [UInt8] {
        var writer = JSONWriter()
        try writer.object { writer in
            writer.field("at", cursor.description)
            writer.field("ev", kind.rawValue)
            try content(&writer)
        }
        return writer.bytes
    }

    /// The cursor up to which the session has everything, when nothing else was sent for a while.
    package static func beat(at cursor: Cursor) -> [UInt8] {
        var writer = JSONWriter(reserving: 64)
        writer.object { writer in
            writer.field("at", cursor.description)
            writer.field("ev", "beat")
        }
        return writer.bytes
    }

    package static func typing(channel: ChannelID, thread: ThreadID?, member: Face) -> [UInt8] {
        var writer = JSONWriter(reserving: 128)
        writer.object { writer in
            writer.field("ev", "typing")
            writer.field("channel", channel.rawValue)
            if let thread { writer.field("thread", thread.rawValue) }
            writer.name("member")
            writer.write(member)
        }
        return writer.bytes
    }

    package static func presence(channel: ChannelID, members: [MemberID]) -> [UInt8] {
        var writer = JSONWriter(reserving: 128)
        writer.object { writer in
            writer.field("ev", "presence")
            writer.field("channel", channel.rawValue)
            writer.field("members", members) { $0.value($1.rawValue) }
        }
        return writer.bytes
    }
}
