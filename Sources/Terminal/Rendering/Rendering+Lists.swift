import HubbubMarkup
import HubbubModel

extension Rendering {
    /// As `#berlin/coworking  4 unread in 2 threads`.
    func channelHeader(
        _ channel: Channel,
        address: String,
        state: ChannelReadState?,
        threads: Int,
        notes: [String] = []
    ) -> [String] {
        var parts = [colour(safe(address), .author)]
        if let name = name(of: channel, at: address) { parts.append(name) }
        if let unread = state?.unread, unread > 0 {
            let count = text("count.unread", ["count": Prompt.count(unread)])
            parts.append(threads > 0 ? text("count.threads", ["unread": count, "count": String(threads)]) : count)
        }
        if channel.isArchived { parts.append(text("archived")) }
        parts += words(for: Restrictions(channel))
        if channel.contact == .unanswered { parts.append(text("unanswered")) }
        let topic = channel.topic.isEmpty ? [] : [safe(channel.topic)]
        return [parts.joined(separator: "  ")] + notes.map { "-- " + $0 } + topic + request(channel, address)
    }

    /// A channel's name; nil where its address says the same.
    func name(of channel: Channel, at address: String) -> String? {
        let slug = address.drop { $0 == "#" }.split(separator: "/").last ?? ""
        return channel.name.isEmpty || channel.name.lowercased() == slug ? nil : safe(channel.name)
    }

    /// A member by nick, and by name where that is another.
    func known(_ face: Face) -> String {
        safe(face.nick) + (face.name.isEmpty || face.name == face.nick ? "" : "  " + safe(face.name))
    }

    /// What to do with a request, in one line.
    private func request(_ channel: Channel, _ address: String) -> [String] {
        guard channel.contact == .request else { return [] }
        let nick = address.split(separator: ",").first.map { String($0.drop { $0 == "@" }) } ?? ""
        return ["-- " + text("request", ["nick": safe(nick)])]
    }

    func threadHeader(
        _ thread: HubbubModel.Thread,
        address: String
    ) -> [String] {
        let summary = summary(thread, unread: 0)
        return [colour("\(safe(address))›\(thread.number)", .author) + (summary.isEmpty ? "" : "  " + summary)]
    }

    /// As `118  A bigger room for the Thursday table?  [8 replies, 3 new]  2013-05-02 11:20 giulia`, in two lines where
    /// one is too narrow for most of the name.
    func threadLines(_ thread: HubbubModel.Thread, address: String?, unread: Int64) -> [String] {
        let place = address.map { "\(safe($0))/\(thread.number)" } ?? padded(String(thread.number), 3, onLeft: true)
        let summary = summary(thread, unread: unread)
        let who = (thread.faces.first ?? thread.starter).nick
        let tail =
            (summary.isEmpty ? "" : summary + "  ")
            + "\(clock(thread.lastAt).date) \(clock(thread.lastAt).time) \(safe(who))"
        let name = name(of: thread)
        let room = width - TerminalText.columns(place) - 3
        let head = { colour(place, .number) + "  " + fitting(name, $0) }
        let left = room - visible(tail) - 2
        guard cutsLines, left < min(TerminalText.columns(name), Self.nameColumns) else {
            return [head(left) + "  " + tail]
        }
        return [head(room), String(repeating: " ", count: address == nil ? 5 : 2) + tail]
    }

    /// A search result: where and who, and below it the words around what was found.
    func hit(_ message: Message, address: String, excerpt: String, marks: [Range<Int>]) -> [String] {
        let at = clock(message.at)
        let head =
            "\(colour("\(safe(address))/\(message.number)", .author))  \(at.date) \(author(message.author, me: nil))"
        return [head] + wrapped(marked(excerpt, marks), width - 3).map { "  " + $0 }
    }

    /// The excerpt with what was found in it in bold, or between asterisks.
    ///
    /// Marks count UTF-16 units; those that fall outside or inside a character are passed over.
    func marked(_ excerpt: String, _ marks: [Range<Int>]) -> String {
        var output = ""
        var rest = excerpt.startIndex
        let units = excerpt.utf16
        for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let from = units.index(units.startIndex, offsetBy: mark.lowerBound, limitedBy: units.endIndex),
                let to = units.index(units.startIndex, offsetBy: mark.upperBound, limitedBy: units.endIndex),
                let start = from.samePosition(in: excerpt), let end = to.samePosition(in: excerpt), start >= rest
            else { continue }
            let found = safe(String(excerpt[start..<end]))
            output += safe(String(excerpt[rest..<start])) + (style != .plain ? colour(found, .hit) : "*\(found)*")
            rest = end
        }
        return output + safe(String(excerpt[rest...]))
    }
}
