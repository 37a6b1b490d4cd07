/// Where something is, as one token: `#berlin`, `#berlin/coworking`, `#berlin/coworking/42`, `@ana`, `@ana,ben`.
package enum Address: Hashable, Sendable, CustomStringConvertible {
    case hub(Slug)
    case channel(hub: Slug, topic: Slug?)
    case message(hub: Slug, topic: Slug?, number: Int64)
    case conversation([Nick])

    /// Reads an address with its `#` or `@`, or a path with a leading `/`.
    ///
    /// A hub and its hub channel look alike: `#berlin` reads as `channel`.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 512, let first = text.first else { return nil }
        if first == "@" {
            let nicks = text.split(separator: ",", omittingEmptySubsequences: false).map { Nick($0) }
            guard nicks.count <= Limits.conversationMembers, !nicks.contains(nil) else { return nil }
            self = .conversation(nicks.compactMap(\.self))
            return
        }
        guard first == "#" || first == "/" else { return nil }
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let hub = Slug(parts[0]) else { return nil }
        let number = parts.count > 1 ? parts.last.flatMap { Self.number($0) } : nil
        switch (parts.count, number) {
        case (1, _): self = .channel(hub: hub, topic: nil)
        case (2, let number?): self = .message(hub: hub, topic: nil, number: number)
        case (2, nil):
            guard let topic = Slug(parts[1]) else { return nil }
            self = .channel(hub: hub, topic: topic)
        case (_, let number?):
            guard let topic = Slug(parts[1]) else { return nil }
            self = .message(hub: hub, topic: topic, number: number)
        default: return nil
        }
    }

    /// With its `#` or `@`, as people type it.
    package var description: String {
        switch self {
        case .conversation(let nicks): nicks.map { "@\($0)" }.joined(separator: ",")
        default: "#" + path
        }
    }

    /// Without a leading sign, as in a URL.
    package var path: String {
        switch self {
        case .hub(let hub), .channel(let hub, nil): hub.text
        case .channel(let hub, let topic?): "\(hub)/\(topic)"
        case .message(let hub, nil, let number): "\(hub)/\(number)"
        case .message(let hub, let topic?, let number): "\(hub)/\(topic)/\(number)"
        case .conversation(let nicks): nicks.map { "@\($0)" }.joined(separator: ",")
        }
    }

    /// A message's number in its channel: digits alone, from 1, at most 15 of them.
    package static func number(_ text: some StringProtocol) -> Int64? {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(text),
            number > 0
        else { return nil }
        return number
    }
}
