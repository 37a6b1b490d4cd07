import HubbubModel
import HubbubWire

extension PageMaker {
    /// The thread that a number belongs to.
    ///
    /// A reply's number leads to its place on the thread's page, a share line's and a moved one's to where the thread is now.
    /// `after` is a message's id, for the page that begins behind it.
    func thread(_ place: Place, number: Int64, after: Int64?) async throws(PageRefusal) -> Destination {
        var fields: [(String, JSON)] = [
            ("message", .string(place.message(number))), ("limit", .integer(Self.pageLength)),
        ]
        if let after { fields.append(("after", .integer(after))) }
        let answer = try await asking.ask("thread.open", fields)
        guard let thread = answer["thread"], let root = thread["number"]?.integer, let home = thread["channel"]?.integer
        else {
            throw PageRefusal.missing
        }
        let opened = try await asking.open(.integer(home))
        let address = opened["channel"]?["address"]?.string ?? place.channel
        if address != place.channel || root != number {
            if root == number, try await isSame(place, home) {
                let page = after.map { "?after=\($0)" } ?? ""
                return .redirect("/\(address.dropFirst())/\(root)\(page)", forGood: true)
            }
            return .redirect(try await target(place, number: number, root: root, home: address), forGood: false)
        }
        return .page(threadPage(place, answer, thread, opened, isFirst: after == nil))
    }

    /// Whether a place is a channel under one of its old names; else the thread was moved, and may move again.
    private func isSame(_ place: Place, _ channel: Int64) async throws(PageRefusal) -> Bool {
        try await asking.open(.string(place.channel))["channel"]?["id"]?.integer == channel
    }

    private func threadPage(_ place: Place, _ answer: JSON, _ thread: JSON, _ opened: JSON, isFirst: Bool) -> Page {
        let messages = answer["messages"]?.array ?? []
        let root = thread["number"]?.integer ?? 0
        let path = "\(place.channelPath)/\(root)"
        var page = Page(template: "thread", frame: frame(shapes.title(thread), path: path))
        page.frame.description = thread["excerpt"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        page.frame.published = (messages.first?["at"]?.integer).map { Time(ms: $0).internetDate }
        let feed = FeedPlace(.message(hub: place.hub, topic: place.topic, number: root))
        page.frame.feeds = [PageFrame.FeedLink(title: shapes.title(thread), path: feed.path)]
        page.frame.isPrivate = !isFirst
        page.frame.picture = picture(opened["hub"]) ?? page.frame.picture
        page.content = head(place, opened["channel"], opened["hub"])
        page.content["heading"] = shapes.title(thread)
        page.content["feedPath"] = feed.path
        page.content["isResolved"] = thread["state"]?.string == "resolved"
        page.content["replies"] = words("replies", ["count": "\(thread["replies"]?.integer ?? 0)"])
        page.content["messages"] = messages.map { shapes.message($0, in: place.channelPath) }
        page.content["older"] = isFirst ? false : path
        page.content["newer"] = false
        if answer["more"]?["after"]?.bool == true, let last = messages.last?["id"]?.integer {
            page.content["newer"] = "\(path)?after=\(last)"
        }
        return page
    }

    /// The thread's page, at the message where that stands on its first page; else on the page that begins with it.
    private func target(_ place: Place, number: Int64, root: Int64, home: String) async throws(PageRefusal) -> String {
        let thread = "/\(home.dropFirst())/\(root)"
        guard let shown = try? await asking.ask("message.show", [("message", .string(place.message(number)))]),
            let message = shown["message"], message["root"]?.bool != true, let at = message["number"]?.integer,
            let id = message["id"]?.integer, message["state"]?.string == "live"
        else { return thread }
        let first = try await asking.ask(
            "thread.open",
            [("thread", message["thread"] ?? .null), ("limit", .integer(Self.pageLength))]
        )
        let isOnFirst = (first["messages"]?.array ?? []).contains { $0["id"]?.integer == id }
        return isOnFirst ? "\(thread)#\(at)" : "\(thread)?after=\(id - 1)#\(at)"
    }
}
