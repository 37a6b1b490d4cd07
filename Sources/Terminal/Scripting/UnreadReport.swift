import HubbubModel
import HubbubWire

/// `hubbub unread`: what is unread by channel, or with the messages themselves.
///
/// Nothing becomes read by it.
struct UnreadReport {
    /// Whether the messages are printed, from the first unread one of each channel on.
    let isWhole: Bool

    func run(_ tool: inout Tool) throws(CallFailure) {
        let answer = try tool.calls.call("unread.list", [])
        let channels = answer["channels"]?.array ?? []
        // Nothing is nothing at all for a pipe that asks for no more than that.
        if channels.isEmpty, tool.options.isQuiet { return }
        if tool.options.json, !isWhole {
            for channel in channels { try tool.print(.object(channel)) }
            return
        }
        guard isWhole else { return try tool.show("unread.list", answer) }
        for (index, channel) in channels.enumerated() {
            guard let id = channel["channel"]?["id"]?.integer else { continue }
            let first = try firstUnread(of: id, tool)
            let (lines, isMore) = try ChannelReading.lines(of: .integer(id), from: ("after", .integer(first - 1)), tool)
            if tool.options.json {
                try tool.print(.object(with(lines, channel)))
            } else {
                if index > 0 { try tool.write([""]) }
                try tool.show("unread.list", .object(JSON.Object([("channels", .array([bare(channel)]))])))
                try ChannelReading.print(lines, isMore: isMore, &tool)
            }
        }
        if channels.isEmpty, !tool.options.json { try tool.show("unread.list", answer) }
    }

    /// The number of the first unread line; beyond all where there is none.
    private func firstUnread(of channel: Int64, _ tool: Tool) throws(CallFailure) -> Int64 {
        let answer = try tool.calls.call(
            "channel.open",
            [("channel", .integer(channel)), ("replies", .bool(true)), ("limit", .integer(1))]
        )
        return answer["first_unread"]?.integer ?? ((answer["channel"]?["last"]?.integer ?? 0) + 1)
    }

    private func with(_ lines: [JSON], _ channel: JSON) -> JSON {
        var object = channel.object ?? JSON.Object()
        _ = object.add("lines", .array(lines))
        return .object(object)
    }

    /// Without its threads: they stand in the lines.
    private func bare(_ channel: JSON) -> JSON {
        .object(
            JSON.Object((channel.object?.members ?? []).filter { $0.name != "threads" }.map { ($0.name, $0.value) })
        )
    }
}
