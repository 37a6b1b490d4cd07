import HubbubLocale
package import HubbubMarkup
package import HubbubModel
import Synchronization

/// What commands need besides the store: settings of the community and the rendering of text.
package final class ForumSurroundings: Sendable {
    package let configuration: ForumConfiguration
    let retellings = Retellings()
    /// Of all hubs, what rendering and publishing need at hand.
    private let hubs = Mutex(KnownHubs())

    private struct KnownHubs {
        /// Slugs of hubs that every member may know of: only they become links, so that no link tells of a private hub.
        var linkable: Set<String> = []
        var communityFrom: [HubID: Time] = [:]
    }

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
        References(nicks: nicks, hubs: self.hubs.withLock { $0.linkable })
    }

    /// From when on threads are open to members who are not in the hub.
    func communityFrom(_ hub: HubID) -> Time {
        hubs.withLock { $0.communityFrom[hub] } ?? Time(ms: 0)
    }

    /// Called when hubs change, with all of them.
    func setHubs(_ all: [Hub]) {
        let known = KnownHubs(
            linkable: Set(all.filter { $0.visibility != .private }.map(\.slug.text)),
            communityFrom: Dictionary(all.map { ($0.id, $0.communityFrom) }) { first, _ in first }
        )
        hubs.withLock { $0 = known }
    }
}
