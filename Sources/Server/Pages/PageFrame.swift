import HubbubLocale

/// What the layout of every page needs.
struct PageFrame {
    let t: PageWords
    let language: String
    let community: String
    /// What the page is about, without the community's name.
    var heading: String
    /// Shown by search engines and where a link to the page is shown.
    var description: String?
    /// The page's lasting address, whole; nil for what is not open, of which nothing is told to who shows links.
    var canonical: String?
    /// What can be followed of the page.
    var feeds: [FeedLink] = []
    /// When what is on it was first said; nil for a page that only leads to others.
    var published: String?
    /// A picture where links to the page are shown, whole: the hub's, or the program's.
    var picture: String?
    /// `?next=…` for the links that lead back here.
    var next = ""
    var searched = ""
    /// Loads the browser client, which takes the page's place.
    var isLive = false
    /// Not for search engines.
    var isPrivate = false
    var isMember = false
    /// Signing up without an e-mail address is possible: the browser client's form says so.
    var isEmailOptional = false
    /// Who signs up is let in by an operator, and says a few words to them.
    var asksWords = false

    init(community: String, language: Language, title: String) {
        t = PageWords(language: language)
        self.language = language.rawValue
        self.community = community
        heading = title
    }

    /// What browsers call the page.
    var title: String { heading == community ? community : "\(heading) · \(community)" }

    /// A feed that programs find by the page.
    struct FeedLink {
        let title: String
        let path: String
    }

    /// What is told to those who show a link to the page; nothing of a page that is not open.
    private var preview: [[String: String]] {
        guard let canonical else { return [] }
        var told = [("og:type", published == nil ? "website" : "article"), ("og:site_name", community)]
        told += [("og:title", heading), ("og:url", canonical), ("og:locale", Self.locales[language] ?? language)]
        if let description { told.append(("og:description", description)) }
        if let published { told.append(("article:published_time", published)) }
        if let picture { told.append(("og:image", picture)) }
        return told.map { ["property": $0.0, "content": $0.1] }
    }

    /// Open Graph wants a territory with the language.
    private static let locales = ["en": "en_GB", "fr": "fr_FR", "es": "es_ES", "de": "de_DE", "it": "it_IT"]

    /// Everything by name.
    var values: [String: Any] {
        var values: [String: Any] = [
            "t": t, "language": language, "community": community, "title": title, "next": next, "searched": searched,
            "isLive": isLive, "isPrivate": isPrivate, "isMember": isMember, "isEmailOptional": isEmailOptional,
            "asksWords": asksWords,
            "preview": preview, "feeds": feeds.map { ["title": $0.title, "path": $0.path] },
        ]
        values["description"] = canonical == nil ? nil : description
        values["canonical"] = canonical
        return values
    }
}

/// A page: the frame's values, and its own beside them.
struct Page {
    let template: String
    var frame: PageFrame
    var content: [String: Any] = [:]

    /// Everything by name, as the templates ask for it.
    var values: [String: Any] {
        content.merging(frame.values) { _, frame in frame }
    }
}
