import HubbubModel

/// An Atom document (RFC 4287): what a place's followers are told, newest first.
struct AtomFeed {
    /// Never changes, whatever the place is called.
    let id: String
    let title: String
    var subtitle = ""
    /// The page that it follows, whole.
    let page: String
    /// Its own address, whole.
    let address: String
    /// The address of the page behind this one (RFC 5005); nil on the last.
    var next: String?
    /// Who wrote the entries that name nobody.
    let author: String
    /// What relative links begin at.
    let base: String
    let language: String
    var entries: [Entry] = []

    struct Entry {
        let id: String
        let title: String
        let page: String
        let published: Time
        let updated: Time
        /// nil: the feed's.
        var author: String?
        var content: Content
        /// BCP 47; empty where nobody knows.
        var language = ""
        /// The place it stands in, where a feed is of several.
        var place: String?
        /// What it answers (RFC 4685): id and page.
        var answers: (id: String, page: String)?
    }

    enum Content {
        case html(String)
        case text(String)
    }

    var bytes: [UInt8] {
        var xml = XMLText()
        let spaces: [XMLText.Attribute] = [
            ("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:thr", "http://purl.org/syndication/thread/1.0"),
            ("xml:base", base), ("xml:lang", language),
        ]
        xml.element("feed", spaces) { xml in
            xml.element("id", [], id)
            xml.element("title", [], title)
            if !subtitle.isEmpty { xml.element("subtitle", [], subtitle) }
            xml.element("updated", [], (entries.map(\.updated).max() ?? Time(ms: 0)).internetDate)
            xml.element("author") { $0.element("name", [], author) }
            xml.element("link", [("rel", "self"), ("type", Self.type), ("href", address)])
            xml.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", page)])
            if let next { xml.element("link", [("rel", "next"), ("type", Self.type), ("href", next)]) }
            for entry in entries { Self.write(entry, into: &xml) }
        }
        return Array(xml.text.utf8)
    }

    static let type = "application/atom+xml"

    private static func write(_ entry: Entry, into xml: inout XMLText) {
        xml.element("entry", entry.language.isEmpty ? [] : [("xml:lang", entry.language)]) { xml in
            xml.element("id", [], entry.id)
            xml.element("title", [], entry.title)
            xml.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", entry.page)])
            xml.element("published", [], entry.published.internetDate)
            xml.element("updated", [], entry.updated.internetDate)
            if let author = entry.author { xml.element("author") { $0.element("name", [], author) } }
            if let place = entry.place { xml.element("category", [("term", place)]) }
            if let answers = entry.answers {
                xml.element("thr:in-reply-to", [("ref", answers.id), ("type", "text/html"), ("href", answers.page)])
            }
            switch entry.content {
            case .html(let html): xml.element("content", [("type", "html")], html)
            case .text(let text): xml.element("content", [("type", "text")], text)
            }
        }
    }
}
