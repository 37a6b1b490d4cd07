import HubbubModel
import HubbubWire

/// `hubbub read CHANNEL`: the lines of a channel or thread, oldest first.
struct ChannelReading {
    /// As `#berlin/coworking`, `@ana`, or `#berlin/coworking/42` for a thread.
    let channel: String
    /// As `2h`; nil for the newest page.
    let since: String?

    /// Lines that are read at most: what one sitting can hold.
    ///
    /// Beyond it the answer says that there is more.
    static let lines = 10_000
    /// Lines of one page: the protocol's bound.
    private static let page: Int64 = 100

    func run(_ tool: inout Tool) throws(CallFailure) {
        if let number = channel.split(separator: "/").last, Int64(number) != nil, channel.contains("/") {
            return try readThread(&tool)
        }
        let first: (String, JSON)? = since.map { ("since", .string($0)) }
        let (lines, isMore) = try Self.lines(of: .string(channel), from: first, tool)
        try Self.print(lines, isMore: isMore, &tool)
    }

    /// Every line from a place on, with the replies; the newest page where it is nil.
    static func lines(
        of channel: JSON,
        from start: (String, JSON)?,
        _ tool: Tool
    ) throws(CallFailure) -> (lines: [JSON], isMore: Bool) {
        var lines: [JSON] = []
        var from = start
        while lines.count < Self.lines {
            var fields: [(String, JSON)] = [("channel", channel), ("replies", .bool(true)), ("limit", .integer(page))]
            if let from { fields.append(from) }
            let answer = try tool.calls.call("channel.history", fields)
            let page = answer["lines"]?.array ?? []
            lines += page
            guard start != nil, answer["more"]?["after"]?.bool == true, let last = page.last?["number"]?.integer else {
                return (lines, false)
            }
            from = ("after", .integer(last))
        }
        return (lines, true)
    }

    /// Objects as they came, or the words for them.
    static func print(_ lines: [JSON], isMore: Bool, _ tool: inout Tool) throws(CallFailure) {
        if tool.options.json {
            for line in lines { try tool.print(.object(line)) }
            return
        }
        let more: [(String, JSON)] = isMore ? [("more", .object(JSON.Object([("after", .bool(true))])))] : []
        try tool.show("channel.history", .object(JSON.Object([("lines", .array(lines))] + more)))
    }

    private func readThread(_ tool: inout Tool) throws(CallFailure) {
        var fields: [(String, JSON)] = [("message", .string(channel)), ("limit", .integer(Self.page))]
        var messages: [JSON] = []
        while true {
            let answer = try tool.calls.call("thread.open", fields)
            guard let thread = HubbubModel.Thread(answer["thread"]) else { break }
            tool.state.remember(thread)
            let page = answer["messages"]?.array ?? []
            messages += messages.isEmpty ? page : page.filter { $0["root"]?.bool != true }
            guard answer["more"]?["after"]?.bool == true, messages.count < Self.lines,
                let last = page.last?["id"]?.integer
            else { break }
            fields = [
                ("thread", .integer(thread.id.rawValue)), ("after", .integer(last)), ("limit", .integer(Self.page)),
            ]
        }
        let lines = messages.map { message in
            JSON.object(JSON.Object([("number", message["number"] ?? .null), ("message", message)]))
        }
        try Self.print(lines, isMore: false, &tool)
    }
}
