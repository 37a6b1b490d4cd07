import HubbubModel
import HubbubWire

/// How the answers of commands that list something are shown.
extension ClientState {
    /// The lines for a result; nil where the server's sentence says it all.
    mutating func list(_ command: String, _ result: JSON, _ said: String, _ rendering: Rendering) -> [String]? {
        switch command {
        case "thread.list", "catchup": threadList(result, rendering, isAddressed: command == "catchup")
        case "hub.list": hubList(result, rendering)
        case "hub.set": rendering.said(said) + picture(of: Hub(result["hub"]), rendering)
        case "channel.list": channelList(result, rendering)
        case "hub.who": who(result, rendering)
        case "member.show": member(result, rendering)
        case "unread.list": unreadList(result, rendering)
        case "search": hits(result, rendering)
        case "help", "how": result["text"]?.string.map(rendering.safeLines)
        case "charter.show": charter(result, rendering)
        case "invite.create": invite(result, rendering)
        case "conversation.list": conversationList(result, rendering)
        case "message.react", "thread.resolve", "thread.reopen", "thread.title": nil
        default: moderation(command, result, said, rendering)
        }
    }

    private mutating func moderation(
        _ command: String,
        _ result: JSON,
        _ said: String,
        _ rendering: Rendering
    ) -> [String]? {
        switch command {
        case "queue.list", "queue.mine": return queue(result, rendering) + more(result["more"]?.bool)
        case "queue.show": return item(result["item"], rendering)
        case "queue.take": return rendering.said(said) + (item(result["item"], rendering) ?? [])
        case "modlog.list": return log(result, said, rendering) + more(result["more"]?.bool)
        case "member.record": return record(result, rendering)
        default: return nil
        }
    }

    private func threadList(_ result: JSON, _ rendering: Rendering, isAddressed: Bool) -> [String] {
        let threads = result["threads"]?.array ?? []
        guard !threads.isEmpty else { return ["-- " + say(isAddressed ? "catchup.none" : "threads.none")] }
        return threads.flatMap { json -> [String] in
            guard let thread = HubbubModel.Thread(json) else { return [] }
            let address = isAddressed ? address(of: thread.channel) : nil
            return rendering.threadLines(thread, address: address, unread: json["mine"]?["unread"]?.integer ?? 0)
        } + more(result["more"]?.bool)
    }

    func more(_ isMore: Bool?) -> [String] { isMore == true ? ["-- " + say("more")] : [] }

    private mutating func hubList(_ result: JSON, _ rendering: Rendering) -> [String] {
        let lines = (result["hubs"]?.array ?? []).flatMap { json -> [String] in
            guard let hub = Hub(json) else { return [] }
            let isJoined = json["mine"] != nil || hubs[hub.id] != nil
            let facts = [
                say("hub.members", ["count": String(hub.memberCount)]), say("visibility.\(hub.visibility.rawValue)"),
                say(isJoined ? "hub.joined" : "hub.join", ["hub": "#\(hub.slug)"]),
            ]
            return ["#\(hub.slug)  \(rendering.safe(hub.name))  \(facts.joined(separator: ", "))"]
                + picture(of: hub, rendering)
        }
        return (lines.isEmpty ? ["-- " + say("hubs.none")] : lines) + more(result["more"]?.bool)
    }

    /// The picture that a hub is shown by: its file, which `/files` saves, and its address.
    private mutating func picture(of hub: Hub?, _ rendering: Rendering) -> [String] {
        guard let image = hub?.image else { return [] }
        remember(image)
        let values = ["file": rendering.file(image), "url": rendering.safe(server + image.path)]
        return ["  " + say("hub.picture", values)]
    }

    private func channelList(_ result: JSON, _ rendering: Rendering) -> [String] {
        let lines = (result["channels"]?.array ?? []).compactMap { json -> String? in
            guard let channel = Channel(json) else { return nil }
            let name = rendering.name(of: channel, at: channel.address).map { "  " + $0 } ?? ""
            let topic = channel.topic.isEmpty ? "" : ": " + rendering.safe(channel.topic)
            let count = counts(json["mine"]?["unread"]?.integer ?? 0, json["mine"]?["mentions"]?.integer ?? 0)
            return rendering.safe(address(of: channel.id, channel)) + name + topic
                + (count.isEmpty ? "" : "  [\(count)]")
                + (channel.contact == .unanswered ? "  " + say("unanswered") : "")
        }
        return (lines.isEmpty ? ["-- " + say("channels.none")] : lines) + more(result["more"]?.bool)
    }

    private func conversationList(_ result: JSON, _ rendering: Rendering) -> [String] {
        let conversations = (result["channels"]?.array ?? []).compactMap { Channel($0) }
        guard !conversations.isEmpty else { return ["-- " + say("empty")] }
        let hasRequests = conversations.contains { $0.contact == .request }
        return channelList(result, rendering) + (hasRequests ? ["-- " + say("requests.how")] : [])
    }

    private func address(of id: ChannelID, _ channel: Channel) -> String {
        channels[id] == nil ? channel.address : address(of: id)
    }

    private func counts(_ unread: Int64, _ mentions: Int64) -> String {
        var parts: [String] = []
        if unread > 0 { parts.append(say("count.unread", ["count": Prompt.count(unread)])) }
        if mentions > 0 { parts.append(say("count.mentions", ["count": Prompt.count(mentions)])) }
        return parts.joined(separator: ", ")
    }

    private func who(_ result: JSON, _ rendering: Rendering) -> [String] {
        (result["members"]?.array ?? []).compactMap { json -> String? in
            guard let face = Face(json["member"]) else { return nil }
            let role = Self.role(json)
            var parts = [rendering.known(face)]
            if role != .member { parts.append(say("role.\(role.rawValue)")) }
            if json["present"]?.bool == true { parts.append(say("present")) }
            return parts.joined(separator: "  ")
        } + more(result["more"]?.bool)
    }

    private func member(_ result: JSON, _ rendering: Rendering) -> [String]? {
        guard let face = Face(result["member"]) else { return nil }
        var lines = [rendering.known(face)]
        if let since = result["since"]?.integer {
            lines.append(say("member.since", ["date": rendering.clock(Time(ms: since)).date]))
        }
        let shared = (result["hubs"]?.array ?? []).compactMap { json -> String? in
            guard let slug = json["hub"]?["slug"]?.string else { return nil }
            let role = Self.role(json)
            return "#" + rendering.safe(slug) + (role == .member ? "" : " (\(say("role.\(role.rawValue)")))")
        }
        if !shared.isEmpty { lines.append(shared.joined(separator: ", ")) }
        for key in ["place", "about"] {
            if let text = result[key]?.string, !text.isEmpty { lines += rendering.safeLines(text) }
        }
        return lines
    }

    private func unreadList(_ result: JSON, _ rendering: Rendering) -> [String] {
        let lines = (result["channels"]?.array ?? []).flatMap { json -> [String] in
            guard let channel = Channel(json["channel"]) else { return [] }
            let count = counts(json["unread"]?.integer ?? 0, json["mentions"]?.integer ?? 0)
            let threads = (json["threads"]?.array ?? []).flatMap { json -> [String] in
                guard let thread = HubbubModel.Thread(json) else { return [] }
                return rendering.threadLines(thread, address: nil, unread: json["mine"]?["unread"]?.integer ?? 0)
            }
            return ["\(rendering.safe(address(of: channel.id, channel)))  \(count)"] + threads
        }
        return lines.isEmpty ? ["-- " + say("unread.none")] : lines
    }

    private func hits(_ result: JSON, _ rendering: Rendering) -> [String] {
        let results = result["results"]?.array ?? []
        let total = String(result["total"]?.integer ?? Int64(results.count))
        let isMore = result["total_more"]?.bool == true
        guard !results.isEmpty else { return ["-- " + say("search.none")] }
        let lines = results.flatMap { json -> [String] in
            guard let message = Message(json["message"]) else { return [] }
            let address = json["channel"]?["address"]?.string ?? self.address(of: message.channel)
            let marks = (json["marks"]?.array ?? []).compactMap { mark -> Range<Int>? in
                guard let pair = mark.array, pair.count == 2, let from = pair[0].integer, let to = pair[1].integer,
                    from >= 0, from < to, to <= Int64(Limits.bodyBytes)
                else { return nil }
                return Int(from)..<Int(to)
            }
            return rendering.hit(message, address: address, excerpt: json["excerpt"]?.string ?? "", marks: marks)
        }
        return lines + ["-- " + say("search.total", ["count": total + (isMore ? "+" : "")])]
    }

    /// The link whole: a server that was not told its address names the path alone.
    private func invite(_ result: JSON, _ rendering: Rendering) -> [String]? {
        guard let url = result["invite"]?["url"]?.string else { return nil }
        return [rendering.safe(url.hasPrefix("/") ? server + url : url)]
    }

    private func charter(_ result: JSON, _ rendering: Rendering) -> [String]? {
        guard let charter = result["charter"] else { return nil }
        let preamble = charter["preamble"]?.string.map(rendering.safeLines) ?? []
        let rules = (charter["rules"]?.array ?? []).compactMap { rule -> String? in
            guard let number = rule["number"]?.integer, let text = rule["text"]?.string else { return nil }
            return "r\(number)  \(rendering.safe(text))"
        }
        return preamble + rules
    }
}
