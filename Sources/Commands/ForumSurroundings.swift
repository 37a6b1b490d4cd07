import HubbubLocale
package import HubbubMarkup
package import HubbubModel
import Synchronization

/// What commands need besides the store: settings of the community and the rendering of text.
package final class ForumSurroundings: Sendable {
    package let configuration: ForumConfiguration
    /// Slugs of hubs that every member may know of: only they become links, so that no link tells of a private hub.
    private let linkable = Mutex<Set<String>>([])

    private let whoIsPresent = Mutex<@Sendable ([MemberID]) -> Set<MemberID>>({ _ in [] })

    package init(configuration: ForumConfiguration) {
        self.configuration = configuration
    }

    /// Those of the members who are connected.
    func present(_ members: [MemberID]) -> Set<MemberID> {
        whoIsPresent.withLock { $0 }(members)
    }

    /// Set once, when the publisher stands.
    func setPresence(_ present: @escaping @Sendable ([MemberID]) -> Set<MemberID>) {
        whoIsPresent.withLock { $0 = present }
    }

    /// Safe HTML of a live message.
    package func html(_ message: Message) -> String {
        let nicks = Dictionary(message.mentions.map { ($0.nick, $0.nick) }) { first, _ in first }
        return Markdown.html(message.body, references: references(nicks: nicks))
    }

    /// What may become a link in a text: the nicks given, and addresses in hubs that are not private.
    package func references(nicks: [String: String]) -> References {
        References(nicks: nicks, hubs: linkable.withLock { $0 })
    }

    /// Called when hubs change.
    package func setLinkable(_ slugs: Set<String>) {
        linkable.withLock { $0 = slugs }
    }
}
