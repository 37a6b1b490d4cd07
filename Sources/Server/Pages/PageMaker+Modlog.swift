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

    /// The newest entries as an Atom feed (RFC 4287), each with its hash: who keeps one can prove later what stood
    /// before it.
    func modlogFeed(_ place: LogPlace) async throws(PageRefusal) -> [UInt8] {
        let entries = try await entries(place, before: nil)["entries"]?.array ?? []
        let site = sender.site.map { "\($0)" } ?? ""
        let updated = CivilTime(Time(ms: entries.first?["at"]?.integer ?? 0)).iso
        let head =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
            + "<title>\(Self.escaped(title(place)))</title>\n<id>\(Self.escaped(site + place.path))</id>\n"
            + "<link rel=\"self\" href=\"\(Self.escaped(site + place.path)).atom\"/>\n"
            + "<link href=\"\(Self.escaped(site + place.path))\"/>\n<author><name>\(Self.escaped(settings.communityName))</name></author>\n"
            + "<updated>\(updated)</updated>\n"
        let body = entries.map { json -> String in
            let number = json["number"]?.integer ?? 0
            let hash = json["hash"]?.string ?? ""
            let iso = CivilTime(Time(ms: json["at"]?.integer ?? 0)).iso
            return
                "<entry><title>\(Self.escaped(summary(json)))</title><id>\(Self.escaped(site + place.path))#e\(number)</id>"
                + "<link href=\"\(Self.escaped(site + place.path))#e\(number)\"/><updated>\(iso)</updated>"
                + "<content type=\"text\">\(hash)</content></entry>\n"
        }
        return Array((head + body.joined() + "</feed>\n").utf8)
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
            "name": "e\(json["number"]?.integer ?? 0)", "iso": at.iso, "when": at.text(words), "summary": summary(json),
            "nick": nick, "words": json["words"]?.string ?? false, "hash": json["hash"]?.string ?? "",
            "isUndone": json["undone"]?.bool ?? false, "isErased": json["erased"]?.bool ?? false,
        ]
    }

    /// Kind, role, rule and end in a line: what everyone may know.
    private func summary(_ json: JSON) -> String {
        let language = sender.language
        var parts = [Catalogue.text("said.kind.\(json["kind"]?.string ?? "")", language)]
        parts.append(Catalogue.text("said.role.\(json["role"]?.string ?? "")", language))
        if let rule = json["rule"]?.integer { parts.append(words("modlog_rule", ["rule": "\(rule)"])) }
        if let until = json["until"]?.integer {
            parts.append(words("modlog_until", ["until": CivilTime(Time(ms: until)).text(words)]))
        }
        if let about = json["about"]?.integer { parts.append(words("modlog_about", ["entry": "e\(about)"])) }
        return parts.joined(separator: ", ")
    }

    /// For XML's text and attributes.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
