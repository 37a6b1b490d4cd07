import HubbubLocale
import HubbubModel
import HubbubWire

extension PageMaker {
    /// A page of a moderation log, newest first, below a number.
    func modlog(_ place: LogPlace, before: Int64?) async throws(PageRefusal) -> Page {
        let answer = try await entries(place, before: before)
        let entries = answer["entries"]?.array ?? []
        var page = Page(template: "modlog", frame: frame(title(place), path: place.path))
        page.frame.isPrivate = before != nil
        page.frame.description = words("modlog_intro")
        page.frame.feeds = [PageFrame.FeedLink(title: title(place), path: place.path + FeedPlace.ending)]
        var older: Any = false
        if answer["more"]?.bool == true, let last = entries.last?["number"]?.integer {
            older = "\(place.path)?before=\(last)"
        }
        page.content = [
            "heading": title(place), "entries": entries.map(entry), "older": older, "feedPath": place.path + ".atom",
            "jsonPath": place.path + ".json",
        ]
        return page
    }

    /// Where the log of a hub is that has another slug now; nil for what is where it is, or cannot be read.
    func moved(_ place: LogPlace) async throws(PageRefusal) -> LogPlace? {
        guard let hub = place.hub else { return nil }
        do throws(PageRefusal) {
            let now = try await asking.open(.string("#\(hub)"))["hub"]?["slug"]?.string.flatMap { Slug($0) }
            return now.flatMap { $0 == hub ? nil : LogPlace(hub: $0) }
        } catch {
            guard error.isNotFound else { throw error }
            return nil
        }
    }

    /// A page of entries as Atom, newest first, each with its hash: who keeps one can prove later what stood before it.
    func modlogFeed(_ place: LogPlace, site: SiteAddress, before: Int64?) async throws(PageRefusal) -> AtomFeed {
        let answer = try await entries(place, before: before)
        let page = "\(site)\(place.path)"
        var feed = AtomFeed(
            id: page,
            title: title(place),
            page: page,
            address: page + FeedPlace.ending + (before.map { "?before=\($0)" } ?? ""),
            author: settings.communityName,
            base: "\(site)/",
            language: sender.language.rawValue
        )
        feed.entries = (answer["entries"]?.array ?? []).map { json in
            let own = "\(page)#e\(json["number"]?.integer ?? 0)"
            let at = Time(ms: json["at"]?.integer ?? 0)
            return AtomFeed.Entry(
                id: own,
                title: ([kind(json)] + details(json)).joined(separator: " · "),
                page: own,
                published: at,
                updated: at,
                content: .text(json["hash"]?.string ?? "")
            )
        }
        if answer["more"]?.bool == true, let last = answer["entries"]?.array?.last?["number"]?.integer {
            feed.next = "\(page)\(FeedPlace.ending)?before=\(last)"
        }
        return feed
    }

    /// The newest entries as the command gives them to a visitor.
    func modlogJSON(_ place: LogPlace) async throws(PageRefusal) -> [UInt8] {
        var json = JSONWriter()
        json.value(try await entries(place, before: nil))
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func entries(_ place: LogPlace, before: Int64?) async throws(PageRefusal) -> JSON {
        var fields = place.fields + [("limit", .integer(Self.pageLength))]
        if let before { fields.append(("before", .integer(before))) }
        return try await asking.ask("modlog.list", fields)
    }

    private func title(_ place: LogPlace) -> String {
        place.hub.map { words("modlog_of", ["hub": "#\($0)"]) }
            ?? words("modlog_of_all", ["name": settings.communityName])
    }

    private func entry(_ json: JSON) -> [String: Any] {
        let at = CivilTime(Time(ms: json["at"]?.integer ?? 0))
        let nick: Any = json["member"]?["nick"]?.string.map { "@\($0)" } ?? false
        return [
            "name": "e\(json["number"]?.integer ?? 0)", "iso": at.iso, "when": at.text(words), "kind": kind(json),
            "details": details(json).joined(separator: " · "),
            "nick": nick, "words": json["words"]?.string ?? false, "hash": json["hash"]?.string ?? "",
            "isUndone": json["undone"]?.bool ?? false, "isErased": json["erased"]?.bool ?? false,
        ]
    }

    private func kind(_ json: JSON) -> String {
        Catalogue.text("said.kind.\(json["kind"]?.string ?? "")", sender.language)
    }

    /// Role, rule and end: what everyone may know.
    private func details(_ json: JSON) -> [String] {
        var parts = [Catalogue.text("said.role.\(json["role"]?.string ?? "")", sender.language)]
        if let rule = json["rule"]?.integer { parts.append(words("modlog_rule", ["rule": "\(rule)"])) }
        if let until = json["until"]?.integer {
            parts.append(words("modlog_until", ["until": CivilTime(Time(ms: until)).text(words)]))
        }
        if let about = json["about"]?.integer { parts.append(words("modlog_about", ["entry": "e\(about)"])) }
        return parts
    }
}
