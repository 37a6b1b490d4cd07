import HubbubModel
import HubbubStore
import HubbubWire

/// The answer to hello with what follows it at once, and the position in the log that it stands for.
struct Welcome: Sendable {
    let frames: [[UInt8]]
    let position: EventID
}

/// Writes the answer to hello: a snapshot, or what was missed since a cursor.
struct WelcomeWriter {
    let forum: ForumSurroundings
    let reader: Reader
    let member: Member
    let epoch: String

    func write(cursor text: String?, request: Int64) throws -> Welcome {
        let position = try reader.lastEvent
        let now = Cursor(epoch: epoch, event: position)
        let missed: [[UInt8]]? = try text.flatMap { try self.missed(since: $0, until: position) }
        let ban = try reader.communityBan(of: member.id)
        let banned = try reader.hubsBanned(member.id)
        let calm = try reader.calm(in: .community)
        let all = ban == nil ? try reader.memberships(of: member.id) : []
        let memberships = all.filter { !banned.contains($0.hub) }
        let answer = try Answer.ok(request) { json in
            json.field("cursor", now.description)
            json.field("resumed", missed != nil)
            json.field("resync", text != nil && missed == nil)
            try writeMe(&json)
            if let ban { try write(ban, &json) }
            let sanctions = try reader.sanctions(of: member.id)
            if !sanctions.isEmpty { json.field("sanctions", sanctions) { $0.write($1, now: reader.now) } }
            json.field("community") { json in
                json.field("name", forum.configuration.communityName)
                json.field("languages", forum.configuration.languages) { $0.value($1) }
                if let calm { json.field("calm", calm.ms) }
            }
            json.field("hubs", memberships) { json, membership in
                json.object { json in
                    json.field("id", membership.hub.rawValue)
                    json.field("role", membership.role.rawValue)
                    json.field("level", membership.level.rawValue)
                }
            }
            if ban == nil { try writeOwnState(&json) }
            json.field("server") { json in
                json.field("version", HubbubProtocol.product)
                json.field("protocol", HubbubProtocol.version)
            }
            if let missed { json.field("events", missed) { $0.raw($1) } }
        }
        return Welcome(
            frames: [answer] + (try missed == nil ? hubFrames(memberships, at: now) : []),
            position: position
        )
    }

    private func writeMe(_ json: inout JSONWriter) throws {
        let settings = try reader.settings(of: member.id)
        let isArbiter = try reader.isArbiter(member.id)
        json.field("me") { json in
            json.field("id", member.id.rawValue)
            json.field("nick", member.nick)
            json.field("name", member.name)
            json.field("language", member.language)
            json.field("newcomer", member.isNewcomer)
            json.field("operator", member.isOperator)
            if isArbiter { json.field("arbiter", true) }
            json.write(settings: settings)
        }
    }

    private func writeOwnState(_ json: inout JSONWriter) throws {
        json.field("channels", try reader.readStates(of: member.id)) { $0.write($1) }
        json.field("threads", try reader.threadStates(of: member.id)) { $0.write($1) }
        let conversations = try [false, true].flatMap {
            try reader.conversations(of: member.id, requests: $0, limit: Self.conversations)
        }
        json.field("conversations", conversations) { $0.write($1) }
        json.field("ignored", try reader.ignored(by: member.id).sorted()) { $0.value($1.rawValue) }
    }

    /// What a member is told whom a ban keeps out of the community: until when, why, and against which entry to appeal.
    private func write(_ ban: Sanction, _ json: inout JSONWriter) throws {
        let entry = try ban.entry.flatMap { try reader.entry($0) }
        let words = try entry.flatMap { try reader.side(of: $0.id) }?.words ?? ""
        json.field("banned") { json in
            if let ends = ban.ends { json.field("until", ends.ms) }
            json.field("rule", ban.rule)
            if let entry { json.field("entry", entry.number) }
            if !words.isEmpty { json.field("words", words) }
        }
    }

    /// The newest so many come with hello, and as many requests; the others when asked for.
    private static let conversations = 50

    private func hubFrames(_ memberships: [Membership], at cursor: Cursor) throws -> [[UInt8]] {
        let teams = try reader.teams(of: memberships.map(\.hub))
        return try memberships.compactMap { membership in
            guard let hub = try reader.hub(membership.hub) else { return nil }
            let channels = try reader.channels(in: hub.id)
            return EventFrame.stored(.hubJoined, at: cursor) { json in
                json.name("hub")
                json.write(hub, channels: channels, team: teams[hub.id] ?? [], mine: membership)
            }
        }
    }

    /// The member's events since a cursor, as they are now; nil when the client has to load again.
    private func missed(since text: String, until position: EventID) throws -> [[UInt8]]? {
        guard let cursor = Cursor(text), cursor.epoch == epoch, cursor.event <= position else { return nil }
        guard try cursor.event >= reader.oldestEvent() else { return nil }
        let events = try reader.events(after: cursor.event, limit: Limits.resumeEvents + 1)
        guard events.count <= Limits.resumeEvents else { return nil }
        var hearing = try Hearing(reader, member.id)
        let writer = EventWriter(forum: forum, reader: reader)
        let retelling = forum.retellings.at(position)
        var frames: [[UInt8]] = []
        var bytes = 0
        for event in events where try hearing.hears(event) {
            let write = { try writer.write(event, nil, at: Cursor(epoch: epoch, event: event.id)) }
            // Talk is the same whenever it is told; some of the others say how long something still lasts.
            let isTalk = if case .channel = event.audience { true } else { false }
            guard let frame = try isTalk ? retelling.frame(of: event.id, write: write) : write() else { continue }
            bytes += frame.count
            guard bytes <= Limits.resumeBytes else { return nil }
            frames.append(frame)
        }
        return frames
    }
}
