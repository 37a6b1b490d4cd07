import HubbubCommands
import HubbubLocale
import HubbubModel

extension PageMaker {
    /// Messages in a feed's document.
    static let feedLength = 50

    /// An open place's newest messages as Atom; `before` where it is not the first document.
    func atom(_ feed: Feed, site: SiteAddress, before: String?) -> AtomFeed {
        let place = FeedPlace(feed.address)
        let own = "\(site)\(place.path)"
        var atom = AtomFeed(
            id: tag(
                site,
                feed.thread.map { "thread/\($0.id)" } ?? feed.channel.map { "channel/\($0.id)" } ?? "hub/\(feed.hub.id)"
            ),
            title: "\(title(of: feed)) · \(settings.communityName)",
            subtitle: feed.thread == nil ? feed.channel?.topic.orNil ?? feed.hub.about : "",
            page: "\(site)\(place.pagePath)",
            address: before.map { "\(own)?before=\($0)" } ?? own,
            author: settings.communityName,
            base: "\(site)/",
            language: sender.language.rawValue
        )
        atom.next = feed.next.map { "\(own)?before=\($0.text)" }
        atom.entries = feed.entries.map { entry($0, site, isPlaced: feed.channel == nil) }
        return atom
    }

    /// What a feed is called among its reader's others.
    func title(of feed: Feed) -> String {
        guard let channel = feed.channel else { return feed.hub.name }
        guard let thread = feed.thread else { return "\(feed.hub.name) \(channel.address)" }
        return shapes.title(title: thread.title, excerpt: thread.excerpt)
    }

    private func entry(_ entry: Feed.Entry, _ site: SiteAddress, isPlaced: Bool) -> AtomFeed.Entry {
        let (message, thread) = (entry.message, entry.thread)
        let title = shapes.title(title: thread.title, excerpt: thread.excerpt)
        let home = "\(site)/\(entry.address.dropFirst())"
        var written = AtomFeed.Entry(
            id: tag(site, "message/\(message.id)"),
            title: message.isRoot ? title : "Re: \(title)",
            page: "\(home)/\(message.number)",
            published: message.at,
            updated: message.editedAt ?? message.at,
            author: message.author.isGone ? words("gone_member") : message.author.nick,
            content: .html(entry.html + message.files.map { file($0, site) }.joined())
        )
        written.language = message.language
        written.place = isPlaced ? entry.address : nil
        if !message.isRoot {
            written.answers = (tag(site, "message/\(message.answers ?? thread.root)"), "\(home)/\(thread.number)")
        }
        return written
    }

    /// A name that outlives every address (RFC 4151): slugs change and messages move, ids stay.
    private func tag(_ site: SiteAddress, _ name: String) -> String {
        "tag:\(site.hostName),2026:hubbub/\(name)"
    }

    private func file(_ file: Attachment, _ site: SiteAddress) -> String {
        let source = XMLText.escaped("\(site)\(file.path)")
        let name = XMLText.escaped(file.name)
        guard file.isImage, let width = file.width, let height = file.height else {
            return "<p><a href=\"\(source)\">\(name)</a></p>"
        }
        let alt = file.alt.isEmpty ? name : XMLText.escaped(file.alt)
        return "<p><img src=\"\(source)\" alt=\"\(alt)\" width=\"\(width)\" height=\"\(height)\"></p>"
    }
}

extension String {
    fileprivate var orNil: String? { isEmpty ? nil : self }
}
