package import HubbubModel

/// The shapes of docs/PROTOCOL.md section 4, read by clients.
///
/// Each is nil when a field that must be there is not.

extension Face {
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer else { return nil }
        self.init(
            id: MemberID(id),
            nick: json["nick"]?.string ?? "",
            name: json["name"]?.string ?? "",
            isBot: json["bot"]?.bool ?? false,
            isUnclaimed: json["unclaimed"]?.bool ?? false,
            isGone: json["gone"]?.bool ?? false
        )
    }
}

extension Reaction {
    package init?(_ json: JSON) {
        guard let emoji = json["emoji"]?.string else { return nil }
        let members = (json["by"]?.array ?? []).compactMap(\.integer).map { MemberID($0) }
        self.init(emoji: emoji, count: json["count"]?.integer ?? Int64(members.count), members: members)
    }
}

extension Attachment {
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let name = json["name"]?.string,
            let type = json["type"]?.string, let bytes = json["bytes"]?.integer
        else { return nil }
        self.init(
            id: FileID(id),
            name: name,
            type: type,
            bytes: bytes,
            width: json["width"]?.integer,
            height: json["height"]?.integer,
            alt: json["alt"]?.string ?? ""
        )
    }
}

extension Message {
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let channel = json["channel"]?.integer,
            let thread = json["thread"]?.integer, let number = json["number"]?.integer,
            let author = Face(json["author"]),
            let at = json["at"]?.integer, let state = json["state"]?.string.flatMap(State.init(rawValue:))
        else { return nil }
        self.init(
            id: MessageID(id),
            channel: ChannelID(channel),
            thread: ThreadID(thread),
            number: number,
            isRoot: json["root"]?.bool ?? false,
            author: author,
            at: Time(ms: at),
            editedAt: json["edited"]?.integer.map { Time(ms: $0) },
            version: json["version"]?.integer ?? 1,
            state: state,
            body: json["body"]?.string ?? "",
            isAction: json["me"]?.bool ?? false,
            language: json["lang"]?.string ?? "",
            mentions: (json["mentions"]?.array ?? []).compactMap(\.integer).map {
                Mention(member: MemberID($0), nick: "")
            },
            reactions: (json["reactions"]?.array ?? []).compactMap { Reaction($0) },
            files: (json["files"]?.array ?? []).compactMap { Attachment($0) },
            isImported: json["imported"]?.bool ?? false,
            answers: json["reply_to"]?.integer.map { MessageID($0) },
            rule: json["rule"]?.integer
        )
    }
}

extension Thread {
    /// Listings carry their addresses alone; the other parts of them are the server's.
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let channel = json["channel"]?.integer,
            let root = json["root"]?.integer, let number = json["number"]?.integer, let starter = Face(json["starter"]),
            let last = json["last"]?["id"]?.integer, let lastAt = json["last"]?["at"]?.integer
        else { return nil }
        self.init(
            id: ThreadID(id),
            channel: ChannelID(channel),
            root: MessageID(root),
            number: number,
            title: json["title"]?.string ?? "",
            isResolved: json["state"]?.string == "resolved",
            isLocked: json["locked"]?.bool ?? false,
            isPinned: json["pinned"]?.bool ?? false,
            lockEnds: json["lock_until"]?.integer.map { Time(ms: $0) },
            lockRule: json["lock_rule"]?.integer,
            slowness: json["slow"]?.string.flatMap { Slowness($0) } ?? .off,
            isPremoderated: json["premoderated"]?.bool ?? false,
            starter: starter,
            replies: json["replies"]?.integer ?? 0,
            last: MessageID(last),
            lastAt: Time(ms: lastAt),
            begunAt: Time(ms: 0),
            faces: (json["faces"]?.array ?? []).compactMap { Face($0) },
            excerpt: json["excerpt"]?.string ?? "",
            listings: (json["shares"]?.array ?? []).compactMap(\.string).map {
                Listing(share: .none, channel: .none, number: 0, address: $0)
            }
        )
    }
}

extension ThreadReadState {
    /// The `mine` of a thread, or an element of `hello`'s `threads`.
    package init?(_ json: JSON?, thread: ThreadID, channel: ChannelID) {
        guard let json, let position = json["position"]?.integer else { return nil }
        self.init(
            thread: thread,
            channel: channel,
            isFollowed: json["followed"]?.bool ?? false,
            position: MessageID(position),
            unread: json["unread"]?.integer ?? 0,
            mentions: json["mentions"]?.integer ?? 0
        )
    }
}

extension ChannelReadState {
    /// The `mine` of a channel, or an element of `hello`'s `channels`.
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let position = json["position"]?.integer else { return nil }
        self.init(
            channel: ChannelID(id),
            position: MessageID(position),
            floor: MessageID(json["floor"]?.integer ?? 0),
            level: json["level"]?.string.flatMap(Level.init(rawValue:)) ?? .mentions,
            unread: json["unread"]?.integer ?? 0,
            mentions: json["mentions"]?.integer ?? 0
        )
    }
}

extension Channel {
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let address = json["address"]?.string else { return nil }
        let place: Place
        if let hub = json["hub"]?.integer {
            guard case .channel(let hubSlug, let slug) = Address(address) else { return nil }
            place = .hub(HubID(hub), hubSlug: hubSlug, slug: slug)
        } else {
            place = .conversation((json["members"]?.array ?? []).compactMap { Face($0) })
        }
        self.init(
            id: ChannelID(id),
            place: place,
            name: json["name"]?.string ?? "",
            topic: json["topic"]?.string ?? "",
            lastNumber: json["last"]?.integer ?? 0,
            isArchived: json["archived"]?.bool ?? false,
            isLocked: json["locked"]?.bool ?? false,
            lockEnds: json["lock_until"]?.integer.map { Time(ms: $0) },
            lockRule: json["lock_rule"]?.integer,
            slowness: json["slow"]?.string.flatMap { Slowness($0) } ?? .off,
            isPremoderated: json["premoderated"]?.bool ?? false,
            contact: json["request"]?.bool == true
                ? .request : json["unanswered"]?.bool == true ? .unanswered : .settled
        )
    }
}

extension TeamPlace {
    package init?(_ json: JSON) {
        guard let member = json["member"]?.integer, let role = json["role"]?.string.flatMap(Role.init(rawValue:))
        else { return nil }
        self.init(member: MemberID(member), role: role)
    }
}

extension Hub {
    package init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let slug = json["slug"]?.string.flatMap({ Slug($0) }) else {
            return nil
        }
        self.init(
            id: HubID(id),
            slug: slug,
            name: json["name"]?.string ?? "",
            about: json["about"]?.string ?? "",
            visibility: json["visibility"]?.string.flatMap(Visibility.init(rawValue:)) ?? .community,
            joinPolicy: json["join"]?.string.flatMap(JoinPolicy.init(rawValue:)) ?? .open,
            colour: json["colour"]?.string ?? "",
            image: json["image"].flatMap { Attachment($0) },
            openFrom: Time(ms: json["open_from"]?.integer ?? 0),
            memberCount: json["members"]?.integer ?? 0
        )
    }
}
