import HubbubCommands
import HubbubLocale
import HubbubModel
import HubbubWire

/// Makes the pages of one visit: what is asked of the commands, and how it is shown.
struct PageMaker: Sendable {
    /// Lines, threads or messages on a page.
    static let pageLength: Int64 = 50

    let settings: Settings
    let sender: Sender
    let asking: Asking

    var words: PageWords { PageWords(language: sender.language) }
    var shapes: PageShapes { PageShapes(t: words) }

    /// A frame with the page's lasting address, and links that lead back to it.
    func frame(_ title: String, path: String?) -> PageFrame {
        var frame = PageFrame(community: settings.communityName, language: sender.language, title: title)
        frame.isMember = asking.caller != nil
        frame.isEmailOptional = !settings.emailRequired
        frame.asksWords = settings.signup == .approval
        if let path {
            frame.canonical = sender.site.map { "\($0)\(path)" }
            frame.picture = sender.site.map { "\($0)/assets/icon-512.png" }
            frame.next = path == "/" ? "" : "?next=" + FormText.encoded(path)
        }
        return frame
    }

    /// A page of plain sentences.
    func prose(_ title: String, paragraphs: [Paragraph], path: String?, offersLogin: Bool = false) -> Page {
        var page = Page(template: "prose", frame: frame(title, path: path))
        page.content = [
            "heading": title, "paragraphs": paragraphs.map(\.values),
            "offersLogin": offersLogin && asking.caller == nil,
        ]
        return page
    }

    /// What does not exist and what is not for visitors get this very page.
    func notFound(next path: String) -> Page {
        var page = prose(
            words("not_found"),
            paragraphs: [Paragraph(words("not_found_hint"))],
            path: path,
            offersLogin: true
        )
        page.frame.canonical = nil
        page.frame.isPrivate = true
        return page
    }

    /// A refusal that is neither of those: too many requests, a fault.
    func refusal(_ refusal: PageRefusal) -> Page {
        var page = prose(words("trouble"), paragraphs: [Paragraph(refusal.say)], path: nil)
        page.frame.isPrivate = true
        return page
    }
}
