import HubbubLocale

/// What the layout of every page needs.
struct PageFrame {
    let t: PageWords
    let language: String
    let community: String
    var title: String
    var description: String?
    /// The page's lasting address, whole.
    var canonical: String?
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

    init(community: String, language: Language, title: String) {
        t = PageWords(language: language)
        self.language = language.rawValue
        self.community = community
        self.title = title == community ? community : "\(title) · \(community)"
    }
}

/// A page: the frame's values, and its own beside them.
struct Page {
    let template: String
    var frame: PageFrame
    var content: [String: Any] = [:]

    /// Everything by name, as the templates ask for it.
    var values: [String: Any] {
        var values: [String: Any] = content
        values["t"] = frame.t
        values["language"] = frame.language
        values["community"] = frame.community
        values["title"] = frame.title
        values["description"] = frame.description
        values["canonical"] = frame.canonical
        values["next"] = frame.next
        values["searched"] = frame.searched
        values["isLive"] = frame.isLive
        values["isPrivate"] = frame.isPrivate
        values["isMember"] = frame.isMember
        values["isEmailOptional"] = frame.isEmailOptional
        return values
    }
}
