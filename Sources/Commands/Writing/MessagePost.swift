import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A new root in a channel, or a reply in a thread.
    static let messagePost = Command(
        "message.post",
        fields: [
            .optional("channel", .channel), .optional("thread", .thread), .optional("reply_to", .message),
            .optional("body", .text), .optional("title", .text), .optional("me", .bool), .optional("lang", .text),
            .optional("files", .list),
        ],
        lines: [
            LineForm("new", [.init("channel", .channel), .init("titled", .rest)]),
            LineForm("reply", [.init("reply_to", .message), .init("body", .rest)]),
            LineForm("me", [.init("channel", .channel), .init("body", .rest)], fixed: [("me", .bool(true))]),
        ],
        run: .post { ask, transaction in
            let place = try transaction.place(ofPost: ask)
            try transaction.answerRequest(in: place.home, ask)
            return try transaction.newMessage(ask, place, body: ask.titledBody().body)
        }
    )
}

/// Where a post goes.
struct PostPlace {
    let place: NewMessage.Place
    let home: FoundChannel
    /// The message answered, when it is another than the root.
    var answers: MessageID?
    /// The thread is premoderated.
    var isPremoderated = false
}

extension Ask {
    /// `/new TITLE` has the body behind the title's line; requests have both apart.
    func titledBody() throws -> (title: String, body: String) {
        guard let titled = try fields.optionalString("titled") else {
            let title = try text("title", atMost: Limits.titleCharacters) ?? ""
            return (title.oneLine, try body(mayBeEmpty: namesFiles()))
        }
        let lines = titled.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let title = String(lines[0]).trimmed
        guard !title.isEmpty else { throw Refusal(.empty, field: "title") }
        guard title.unicodeScalars.count <= Limits.titleCharacters else {
            throw Refusal(.tooLong, field: "title", values: ["most": String(Limits.titleCharacters)])
        }
        let rest = lines.count > 1 ? String(lines[1]).trimmed : title
        guard rest.utf8.count <= Limits.bodyBytes else {
            throw Refusal(.tooLong, field: "body", values: ["most": String(Limits.bodyBytes)])
        }
        return (title.oneLine, rest)
    }
}

extension Ask {
    /// Whether files are named: then there is something to post without words.
    func namesFiles() throws -> Bool { try namedFiles()?.isEmpty == false }
}

extension Transaction {
    /// Where the request posts, and whether the asker may.
    fileprivate func place(ofPost ask: Ask) throws -> PostPlace {
        if let reference = try ask.fields.optionalMessage("reply_to") {
            let found = try find(reference, for: ask)
            try refuseReply(to: found.thread, found.home, ask)
            try refuseSlow(found.home, found.thread, ask.me.id)
            let answers = found.message.isRoot ? nil : found.message.id
            return PostPlace(
                place: .reply(found.thread.id),
                home: found.home,
                answers: answers,
                isPremoderated: found.thread.isPremoderated
            )
        }
        if let id = try ask.fields.optionalThread() {
            let found = try find(thread: id, for: ask)
            try refuseReply(to: found.thread, found.home, ask)
            try refuseSlow(found.home, found.thread, ask.me.id)
            return PostPlace(
                place: .reply(id),
                home: found.home,
                isPremoderated: found.thread.isPremoderated
            )
        }
        let found = try placeForRoot(ask)
        try refusePost(in: found, ask)
        try refuseSlow(found, nil, ask.me.id)
        return PostPlace(place: .root(found.channel.id), home: found)
    }

    /// The channel named; a conversation that is not there yet begins with the first message.
    private func placeForRoot(_ ask: Ask) throws -> FoundChannel {
        let reference = try ask.fields.channel()
        guard case .conversation(let nicks) = reference else { return try find(reference, for: ask) }
        let channel = try beginConversation(members(nicks, for: ask), ask)
        return try find(.id(channel.id), for: ask)
    }

    private func refusePost(in place: FoundChannel, _ ask: Ask) throws {
        if let hub = place.hub {
            if let code = Rights.refusesPosting(hub, place.who) { throw try refusal(code, hub, ask) }
            if hub.limitsNewcomers { try refuseNewcomer(ask) }
        } else if place.who.isMuted || place.who.isBanned {
            throw try refusal(place.who.isBanned ? .banned : .muted, of: ask.myID, in: nil)
        }
        try refuseClosed(place)
    }

    /// Who began a request writes once; whoever else writes in it answers it.
    func answerRequest(in place: FoundChannel, _ ask: Ask) throws {
        switch place.channel.contact {
        case .settled: break
        case .request: try acceptRequest(place.channel.id, ask.me.id)
        case .unanswered:
            guard place.channel.lastNumber == 0 else { throw Refusal(.pending, field: "channel", detail: "answer") }
        }
    }

    private func refuseClosed(_ place: FoundChannel) throws {
        if place.channel.isArchived { throw Refusal(.archived) }
        try refuseLocked(place.channel, place.who)
    }

    /// Members of the home or of a hub that lists the thread may reply; muted at home: read only.
    private func refuseReply(to thread: Thread, _ home: FoundChannel, _ ask: Ask) throws {
        try refuseLocked(thread, home.who)
        guard let hub = home.hub, let code = Rights.refusesPosting(hub, home.who) else {
            return try refusePost(in: home, ask)
        }
        guard code == .notJoined, try isInListing(of: thread, ask) else { throw try refusal(code, hub, ask) }
        if home.who.isMuted { throw try refusal(.muted, of: ask.myID, in: hub.id) }
        if hub.limitsNewcomers { try refuseNewcomer(ask) }
        try refuseClosed(home)
    }

    private func isInListing(of thread: Thread, _ ask: Ask) throws -> Bool {
        let me = try ask.me.id
        return try thread.listings.contains { listing in
            guard let hub = try channel(listing.channel)?.hub else { return false }
            let who = try standing(of: me, in: hub)
            return who.role != nil && !who.isMuted && !who.isBanned
        }
    }

    private func refuseNewcomer(_ ask: Ask) throws {
        guard try ask.me.isNewcomer, let me = try member(ask.me.id), me.isNewcomer else { return }
        if let refusal = try newcomerRefusal(posting: me) { throw refusal }
    }

    private func refusal(_ code: RefusalCode, _ hub: Hub, _ ask: Ask) throws -> Refusal {
        if code == .muted || code == .banned { return try self.refusal(code, of: ask.myID, in: hub.id) }
        return Refusal(code, try: code == .notJoined ? "/join #\(hub.slug)" : nil, values: ["hub": hub.name])
    }

    /// A message of the asker, with who is named in it.
    func newMessage(_ ask: Ask, _ post: PostPlace, body: String) throws -> NewMessage {
        let text = MessageText(body, mentions: try mentions(in: body, home: post.home, ask), ask)
        let files = try newFiles(ask)
        var (title, excerpt) = ("", "")
        if case .root = post.place {
            title = try ask.titledBody().title
            excerpt = body.isEmpty ? files.excerpt : text.excerpt
        }
        var new = NewMessage(
            author: Face(try ask.me),
            place: post.place,
            body: body,
            excerpt: excerpt,
            title: title,
            isAction: try ask.fields.bool("me"),
            language: try ask.languageTag(),
            mentions: text.mentions,
            hasLink: text.hasLink,
            answers: post.answers,
            files: files
        )
        new.holding = try holding(post, hasLink: text.hasLink, ask)
        return new
    }

    /// Who is named in a text, of those who may read where it stands.
    func mentions(in body: String, home: FoundChannel, _ ask: Ask) throws -> [Message.Mention] {
        guard body.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let typed = Markdown.mentions(in: body).prefix(Limits.mentionsPerMessage)
        var seen: Set<MemberID> = []
        return try typed.compactMap { nick in
            guard let member = try member(nick: nick), member.state == .active || member.state == .unclaimed,
                try reads(member, home), seen.insert(member.id).inserted
            else { return nil }
            return Message.Mention(member: member.id, nick: nick)
        }
    }

    private func reads(_ member: Member, _ home: FoundChannel) throws -> Bool {
        guard let hub = home.hub else { return try conversationMembers(home.channel.id).contains(member.id) }
        return Rights.mayRead(hub, try standing(of: member.id, in: hub.id))
    }
}

/// What a body says, as the store keeps beside it.
struct MessageText {
    private let body: String
    let mentions: [Message.Mention]
    let hasLink: Bool

    /// Only mentions that really call someone count: not those in code, quotes or links.
    init(_ body: String, mentions: [Message.Mention], _ ask: Ask) {
        let nicks = Dictionary(mentions.map { ($0.nick, $0.nick) }) { first, _ in first }
        let meant = mentions.isEmpty ? [] : Markdown.mentioned(in: body, references: ask.forum.references(nicks: nicks))
        self.mentions = mentions.filter { meant.contains($0.nick) }
        self.body = body
        hasLink = body.hasLink
    }

    /// Made when it is asked for: replies have none.
    var excerpt: String { Markdown.excerpt(body, length: Limits.excerptCharacters) }
}

extension Ask {
    /// The language a message is written in, as its author says; empty when unsaid.
    fileprivate func languageTag() throws -> String {
        guard let tag = try fields.optionalString("lang") else { return "" }
        let fits =
            tag.utf8.count <= 35
            && tag.utf8.allSatisfy {
                $0 == 45 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
            }
        guard fits else { throw Refusal(.invalid, field: "lang") }
        return tag
    }
}
