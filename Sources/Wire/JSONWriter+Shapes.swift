package import HubbubModel

/// The shapes of docs/PROTOCOL.md section 4, written.
///
/// What is null, false, 0 or empty is left out where the document marks it so.
extension JSONWriter {
    package mutating func write(_ face: Face) {
        object { writer in
            writer.field("id", face.id.rawValue)
            writer.field("nick", face.nick)
            writer.field("name", writer.showsNames ? face.name : face.nick)
            if face.isBot { writer.field("bot", true) }
            if face.isUnclaimed { writer.field("unclaimed", true) }
            if face.isGone { writer.field("gone", true) }
        }
    }

    /// `html` is asked for only when the message is live.
    ///
    /// Visitors do not see who reacted: pass `showsReactors: false`.
    /// `movedTo` is the address of one that was asked for where it is no more.
    /// `showsRemoved` writes the text that a removed one is given with, for those who decide about it.
    package mutating func write(
        _ message: Message,
        html: (Message) -> String,
        showsReactors: Bool = true,
        showsRemoved: Bool = false,
        movedTo: String? = nil
    ) {
        object { writer in
            writer.field("id", message.id.rawValue)
            writer.field("channel", message.channel.rawValue)
            writer.field("thread", message.thread.rawValue)
            writer.field("number", message.number)
            writer.field("root", message.isRoot)
            writer.name("author")
            writer.write(message.author)
            writer.field("at", message.at.ms)
            writer.field("version", message.version)
            writer.field("state", message.state.rawValue)
            if message.state == .live || (showsRemoved && !message.body.isEmpty) {
                writer.field("body", message.body)
                writer.field("html", html(message))
            }
            if message.isAction { writer.field("me", true) }
            if let edited = message.editedAt { writer.field("edited", edited.ms) }
            if !message.language.isEmpty { writer.field("lang", message.language) }
            if !message.mentions.isEmpty { writer.field("mentions", message.mentions) { $0.value($1.member.rawValue) } }
            if !message.reactions.isEmpty {
                writer.name("reactions")
                writer.write(message.reactions, showsReactors: showsReactors)
            }
            if !message.files.isEmpty { writer.field("files", message.files) { $0.write($1) } }
            if message.isImported { writer.field("imported", true) }
            if message.state == .removed, let rule = message.rule { writer.field("rule", rule) }
            if let answers = message.answers { writer.field("reply_to", answers.rawValue) }
            if let movedTo { writer.field("to", movedTo) }
        }
    }

    package mutating func write(_ file: Attachment) {
        object { writer in
            writer.field("id", file.id.rawValue)
            writer.field("name", file.name)
            writer.field("type", file.type)
            writer.field("bytes", file.bytes)
            if let width = file.width { writer.field("width", width) }
            if let height = file.height { writer.field("height", height) }
            if !file.alt.isEmpty { writer.field("alt", file.alt) }
            writer.field("url", file.path)
        }
    }

    package mutating func write(_ reactions: [Reaction], showsReactors: Bool = true) {
        array(reactions) { writer, reaction in
            writer.object { writer in
                writer.field("emoji", reaction.emoji)
                writer.field("count", reaction.count)
                if showsReactors { writer.field("by", reaction.members) { $0.value($1.rawValue) } }
            }
        }
    }

    /// `mine` is the asking member's own state of it, in answers to a member.
    package mutating func write(_ thread: Thread, mine: ThreadReadState? = nil) {
        object { writer in
            writer.field("id", thread.id.rawValue)
            writer.field("channel", thread.channel.rawValue)
            writer.field("number", thread.number)
            writer.field("root", thread.root.rawValue)
            if !thread.title.isEmpty { writer.field("title", thread.title) }
            writer.field("state", thread.isResolved ? "resolved" : "open")
            writer.writeModeration(
                thread.isLocked,
                thread.lockEnds,
                thread.lockRule,
                thread.slowness,
                thread.isPremoderated
            )
            if thread.isPinned { writer.field("pinned", true) }
            writer.name("starter")
            writer.write(thread.starter)
            writer.field("replies", thread.replies)
            writer.field("last") { writer in
                writer.field("id", thread.last.rawValue)
                writer.field("at", thread.lastAt.ms)
            }
            writer.field("faces", thread.faces) { $0.write($1) }
            let listings = thread.listings.filter { !$0.isPrivate }
            if !listings.isEmpty { writer.field("shares", listings) { $0.value($1.address) } }
            writer.field("excerpt", thread.excerpt)
            if let mine {
                writer.field("mine") { writer in
                    writer.field("followed", mine.isFollowed)
                    writer.field("position", mine.position.rawValue)
                    writer.field("unread", mine.unread)
                    writer.field("mentions", mine.mentions)
                }
            }
        }
    }

    package mutating func write(_ share: Share, mine: ThreadReadState? = nil) {
        object { writer in
            writer.field("id", share.id.rawValue)
            writer.field("channel", share.channel.rawValue)
            writer.field("number", share.number)
            writer.name("thread")
            writer.write(share.thread, mine: mine)
            writer.field("home", share.home)
            writer.name("by")
            writer.write(share.by)
            writer.field("at", share.at.ms)
        }
    }

    /// `mine` gives the asking member's state of a thread, where there is one.
    package mutating func write(
        _ line: Line,
        html: (Message) -> String,
        mine: (ThreadID) -> ThreadReadState? = { _ in nil },
        showsReactors: Bool = true
    ) {
        object { writer in
            writer.field("number", line.number)
            switch line.content {
            case .root(let message, let thread):
                writer.name("message")
                writer.write(message, html: html, showsReactors: showsReactors)
                writer.name("thread")
                writer.write(thread, mine: mine(thread.id))
            case .reply(let message, let thread):
                writer.name("message")
                writer.write(message, html: html, showsReactors: showsReactors)
                guard let thread else { break }
                writer.name("thread")
                writer.write(thread, mine: mine(thread.id))
            case .share(let share):
                writer.name("share")
                writer.write(share, mine: mine(share.thread.id))
            case .emptied(let state):
                writer.field("state", state.rawValue)
            case .moved(let address):
                writer.field("state", Message.State.moved.rawValue)
                writer.field("to", address)
            }
        }
    }

    package mutating func write(_ channel: Channel, mine: ChannelReadState? = nil) {
        object { writer in
            writer.field("id", channel.id.rawValue)
            if let hub = channel.hub { writer.field("hub", hub.rawValue) }
            writer.field("address", channel.address)
            writer.field("name", channel.name)
            writer.field("topic", channel.topic)
            writer.field("last", channel.lastNumber)
            writer.field("archived", channel.isArchived)
            writer.writeModeration(
                channel.isLocked,
                channel.lockEnds,
                channel.lockRule,
                channel.slowness,
                channel.isPremoderated
            )
            if case .conversation(let faces) = channel.place { writer.field("members", faces) { $0.write($1) } }
            switch channel.contact {
            case .settled: break
            case .request: writer.field("request", true)
            case .unanswered: writer.field("unanswered", true)
            }
            if let mine {
                writer.name("mine")
                writer.write(mine)
            }
        }
    }

    package mutating func write(_ state: ChannelReadState) {
        object { writer in
            writer.field("id", state.channel.rawValue)
            writer.field("position", state.position.rawValue)
            writer.field("floor", state.floor.rawValue)
            writer.field("level", state.level.rawValue)
            writer.field("unread", state.unread)
            writer.field("mentions", state.mentions)
        }
    }

    package mutating func write(_ state: ThreadReadState) {
        object { writer in
            writer.field("id", state.thread.rawValue)
            writer.field("channel", state.channel.rawValue)
            writer.field("followed", state.isFollowed)
            writer.field("position", state.position.rawValue)
            writer.field("unread", state.unread)
            writer.field("mentions", state.mentions)
        }
    }

    /// `channels` as the reader may see them; `mine` the reader's membership; `runs` whether they run it without one.
    ///
    /// `team` is for members who may read the hub; where it is nil nothing is said of it.
    package mutating func write(
        _ hub: Hub,
        channels: [Channel]? = nil,
        team: [TeamPlace]? = nil,
        mine: Membership? = nil,
        runs: Bool = false
    ) {
        object { writer in
            writer.field("id", hub.id.rawValue)
            writer.field("slug", hub.slug.text)
            writer.field("name", hub.name)
            writer.field("visibility", hub.visibility.rawValue)
            writer.field("join", hub.joinPolicy.rawValue)
            writer.field("about", hub.about)
            writer.field("members", hub.memberCount)
            if !hub.colour.isEmpty { writer.field("colour", hub.colour) }
            if let image = hub.image {
                writer.name("image")
                writer.write(image)
            }
            if !hub.questions.isEmpty { writer.field("questions", hub.questions) { $0.value($1) } }
            if let calm = hub.calmUntil { writer.field("calm", calm.ms) }
            if hub.visibility == .public, hub.openFrom.ms > 0 { writer.field("open_from", hub.openFrom.ms) }
            if let channels { writer.field("channels", channels) { $0.write($1) } }
            if let team {
                writer.field("team", team) { writer, place in
                    writer.object { writer in
                        writer.field("member", place.member.rawValue)
                        writer.field("role", place.role.rawValue)
                    }
                }
            }
            if runs || (mine?.role ?? .member) >= .moderator {
                if !hub.holds.isEmpty { writer.field("holds", hub.holds.map(\.rawValue).sorted()) { $0.value($1) } }
                if hub.hidesReported { writer.field("hides_reported", true) }
                if hub.membersCreateChannels { writer.field("members_create_channels", true) }
                if hub.limitsNewcomers { writer.field("limits_newcomers", true) }
            }
            if let mine {
                writer.field("mine") { writer in
                    writer.field("role", mine.role.rawValue)
                    writer.field("level", mine.level.rawValue)
                }
            }
        }
    }

    package mutating func write(_ charter: Charter) {
        object { writer in
            writer.field("hub", charter.hub.rawValue)
            writer.field("version", charter.version)
            writer.field("at", charter.at.ms)
            writer.field("preamble", charter.preamble)
            writer.field("rules", charter.rules.enumerated()) { writer, rule in
                writer.object { writer in
                    writer.field("number", Int64(rule.offset + 1))
                    writer.field("text", rule.element)
                }
            }
        }
    }
}
