import HubbubModel
import HubbubWire

extension PageMaker {
    /// What a lasting address leads to.
    enum Destination {
        case page(Page)
        /// The same thing stands elsewhere; `forGood` when the old address will never mean another.
        case redirect(String, forGood: Bool)
    }

    /// How a channel is looked at.
    enum View: Equatable {
        case chat(before: Int64?, after: Int64?)
        case threads(before: Int64?)
        case charter

        /// As addresses have it.
        var query: String {
            switch self {
            case .chat(let before?, _): "?before=\(before)"
            case .chat(nil, let after?): "?after=\(after)"
            case .chat(nil, nil): ""
            case .threads(let before): "?view=threads" + (before.map { "&before=\($0)" } ?? "")
            case .charter: "?view=charter"
            }
        }
    }

    func channel(_ place: Place, _ view: View) async throws(PageRefusal) -> Destination {
        let opened = try await asking.open(.string(place.channel), lines: Self.pageLength)
        guard let channel = opened["channel"], let hub = opened["hub"], let address = channel["address"]?.string else {
            throw PageRefusal.missing
        }
        if address != place.channel { return .redirect("/" + address.dropFirst() + view.query, forGood: true) }
        var page: Page
        switch view {
        case .chat(let before, let after): page = try await chat(place, opened, before: before, after: after)
        case .threads(let before): page = try await threads(place, before: before)
        case .charter: page = try await charter(place)
        }
        let channels =
            try await asking.ask("channel.list", [("hub", .string("#" + place.hub.text))])["channels"]?.array ?? []
        page.content.merge(head(place, channel, hub)) { own, _ in own }
        page.content["channels"] = channels.filter { $0["archived"]?.bool != true }.map {
            shapes.channel($0, here: address)
        }
        page.frame.heading = page.content["heading"] as? String ?? address
        page.frame.description = [
            channel["topic"]?.string, place.topic == nil ? hub["about"]?.string : nil, page.frame.description,
            hub["about"]?.string, words("open"),
        ].compactMap(\.self).first { !$0.isEmpty }
        page.frame.feeds = feeds(place, page.content["hubName"] as? String ?? "")
        page.frame.picture = picture(hub) ?? page.frame.picture
        return .page(page)
    }

    /// Of the channel, and of its whole hub.
    private func feeds(_ place: Place, _ hubName: String) -> [PageFrame.FeedLink] {
        let channel = FeedPlace(.channel(hub: place.hub, topic: place.topic))
        return [
            PageFrame.FeedLink(title: "\(hubName) \(place.channel)", path: channel.path),
            PageFrame.FeedLink(title: hubName, path: FeedPlace(.hub(place.hub)).path),
        ]
    }

    /// Place, names and links that stand over every view of a channel.
    func head(_ place: Place, _ channel: JSON?, _ hub: JSON?) -> [String: Any] {
        let hubName = hub?["name"]?.string ?? place.hub.text
        let name = channel?["name"]?.string ?? ""
        let about = (place.topic == nil ? hub?["about"]?.string : channel?["topic"]?.string) ?? ""
        let topic: Any = place.topic.map { name.isEmpty ? $0.text : name } ?? false
        return [
            "hubName": hubName, "hubPath": place.hubPath, "path": place.channelPath, "topic": topic,
            "heading": place.topic == nil ? hubName : (name.isEmpty ? place.channel : name),
            "about": about.isEmpty ? false : about, "threadsPath": place.channelPath + "?view=threads",
            "charterPath": place.hubPath + "?view=charter", "modlogPath": place.hubPath + "/modlog",
            "feedPath": FeedPlace(.channel(hub: place.hub, topic: place.topic)).path,
            "image": hub?["image"]?["url"]?.string ?? false,
        ]
    }

    /// A hub's picture, whole; nil where it has none.
    func picture(_ hub: JSON?) -> String? {
        guard let site = sender.site, let path = hub?["image"]?["url"]?.string else { return nil }
        return "\(site)\(path)"
    }

    private func chat(_ place: Place, _ opened: JSON, before: Int64?, after: Int64?) async throws(PageRefusal) -> Page {
        var answer = opened
        if before != nil || after != nil {
            var fields: [(String, JSON)] = [("channel", .string(place.channel)), ("limit", .integer(Self.pageLength))]
            if let before {
                fields.append(("before", .integer(before)))
            } else if let after {
                fields.append(("after", .integer(after)))
            }
            answer = try await asking.ask("channel.history", fields)
        }
        let lines = answer["lines"]?.array ?? []
        var page = Page(template: "chat", frame: frame("", path: place.channelPath))
        page.frame.isPrivate = before != nil || after != nil
        page.frame.description = lines.last { $0["thread"] != nil }?["thread"]?["excerpt"]?.string
        page.content = [
            "lines": lines.map { shapes.line($0, in: place.channelPath) },
            "older": link(place, "before", lines.first, answer["more"]?["before"]),
            "newer": link(place, "after", lines.last, answer["more"]?["after"]),
        ]
        return page
    }

    private func link(_ place: Place, _ side: String, _ edge: JSON?, _ more: JSON?) -> Any {
        guard more?.bool == true, let number = edge?["number"]?.integer else { return false }
        return "\(place.channelPath)?\(side)=\(number)"
    }

    private func threads(_ place: Place, before: Int64?) async throws(PageRefusal) -> Page {
        var fields: [(String, JSON)] = [("channel", .string(place.channel)), ("limit", .integer(Self.pageLength))]
        if let before { fields.append(("before", .integer(before))) }
        let answer = try await asking.ask("thread.list", fields)
        let threads = answer["threads"]?.array ?? []
        let oldest = threads.filter { $0["pinned"]?.bool != true }.compactMap { $0["last"]?["id"]?.integer }.min()
        var page = Page(template: "threads", frame: frame("", path: place.channelPath + "?view=threads"))
        page.frame.description = threads.first?["excerpt"]?.string
        page.frame.isPrivate = before != nil
        var older: Any = false
        if answer["more"]?.bool == true, let oldest { older = "\(place.channelPath)?view=threads&before=\(oldest)" }
        page.content = [
            "threads": threads.map { thread -> [String: Any] in
                var values = shapes.thread(thread, path: "\(place.channelPath)/\(thread["number"]?.integer ?? 0)")
                if values["replies"] as? Bool == false { values["replies"] = words("no_replies") }
                return values
            },
            "older": older,
        ]
        return page
    }

    private func charter(_ place: Place) async throws(PageRefusal) -> Page {
        let answer = try await asking.ask("charter.show", [("hub", .string("#" + place.hub.text))])
        let preamble = answer["charter"]?["preamble"]?.string ?? ""
        var page = Page(template: "charter", frame: frame("", path: place.hubPath + "?view=charter"))
        page.frame.description = preamble
        page.content = [
            "preamble": preamble.isEmpty ? false : preamble,
            "rules": (answer["charter"]?["rules"]?.array ?? []).compactMap { $0["text"]?.string ?? $0.string },
        ]
        return page
    }
}
