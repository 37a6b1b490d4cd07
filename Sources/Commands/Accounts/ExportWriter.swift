import HubbubModel
import HubbubStore
import HubbubWire

/// Writes what is stored about a member, one JSON object a line.
///
/// Places are named only where the member may read them now; everything else in it is their own.
struct ExportWriter {
    private(set) var lines: [[UInt8]] = []
    private let ask: Ask
    private let reader: Reader
    private let me: MemberID
    private var bytes = 0
    private var hubs: [HubID: Hub?] = [:]
    private var channels: [ChannelID: String?] = [:]

    init(_ ask: Ask, _ reader: Reader, me: MemberID) {
        self.ask = ask
        self.reader = reader
        self.me = me
    }

    /// Fills one page, the first where `start` is nil; where the next begins, nil at the end.
    mutating func page(from start: ExportCursor?, lines most: Int) throws -> ExportCursor? {
        if start == nil { writeHead() }
        var cursor = start ?? ExportCursor(section: 0, after: 0)
        while cursor.section < ExportSection.allCases.count {
            let section = ExportSection.allCases[cursor.section]
            let wanted = most - lines.count + 1
            let rows = try reader.export(section, of: me, after: cursor.after, limit: wanted)
            for row in rows {
                guard lines.count < most, bytes < ExportCursor.pageBytes else { return cursor }
                try write(row, section)
                cursor.after = row.cursor
            }
            guard rows.count < wanted else { continue }
            cursor = ExportCursor(section: cursor.section + 1, after: 0)
        }
        writeEnd()
        return nil
    }

    private mutating func writeHead() {
        let (ask, me) = (ask, me)
        append { json in
            json.field("is", "export")
            json.field("format", "hubbub-member 1")
            json.field("community", ask.forum.configuration.communityName)
            json.field("member", me.rawValue)
            json.field("at", ask.now.ms)
        }
    }

    private mutating func writeEnd() {
        append { $0.field("is", "end") }
    }

    private mutating func append(_ members: (inout JSONWriter) throws -> Void) rethrows {
        var json = JSONWriter()
        try json.object(members)
        bytes += json.bytes.count
        lines.append(json.bytes)
    }

    private mutating func write(_ row: ExportRow, _ section: ExportSection) throws {
        if section == .message, case .message(let id)? = row.values.first?.value { return try write(id) }
        var json = JSONWriter()
        json.field("is", section.rawValue)
        for (name, value) in row.values { try write(name, value, into: &json) }
        append { $0.raw(json.bytes) }
    }

    private mutating func write(_ name: StaticString, _ value: ExportValue, into json: inout JSONWriter) throws {
        switch value {
        case .integer(let number): json.field(name, number)
        case .text(let text): json.field(name, text)
        case .flag(let isOn): json.field(name, isOn)
        case .list(let text):
            json.name(name)
            json.raw(text.utf8)
        case .hub(let id): try writePlace(name, id.rawValue, hub(id).map { "#\($0.slug)" }, into: &json)
        case .channel(let id): try writePlace(name, id.rawValue, channel(id), into: &json)
        case .message(let id): try writePlace(name, id.rawValue, address(of: id), into: &json)
        case .thread(let id):
            let root = try reader.thread(id)?.root
            try writePlace(name, id.rawValue, root.flatMap { try address(of: $0) }, into: &json)
        case .members(let ids): try writeMembers(name, ids, into: &json)
        case .entry(let id):
            guard let entry = try reader.entry(id) else { return }
            json.name(name)
            try json.write(entry, for: .member(me), reader)
        case .notice(let id): try writeNotice(id, into: &json)
        }
    }

    private func writePlace(_ name: StaticString, _ id: Int64, _ address: String?, into json: inout JSONWriter) {
        json.field(name) { json in
            json.field("id", id)
            if let address { json.field("address", address) }
        }
    }

    private func writeMembers(_ name: StaticString, _ ids: [MemberID], into json: inout JSONWriter) throws {
        let faces = try ids.map { try reader.face($0) }
        json.field(name, faces) { json, face in
            json.object { json in
                json.field("id", face.id.rawValue)
                json.field("nick", face.nick)
            }
        }
    }

    private func writeNotice(_ id: NoticeID, into json: inout JSONWriter) throws {
        guard let notice = try reader.notice(id) else { return }
        let sentences = NoticeSentence(reader: reader, language: ask.language)
        json.field("kind", notice.kind.rawValue)
        json.field("at", notice.at.ms)
        json.field("seen", notice.isSeen)
        json.field("say", try sentences.text(notice))
    }

    /// One's own message: its text while it is there for its readers.
    private mutating func write(_ id: MessageID) throws {
        guard let message = try reader.message(id), message.state != .held else { return }
        let address = try address(of: id)
        let title = message.isRoot ? try reader.thread(message.thread)?.title ?? "" : ""
        append { json in
            json.field("is", ExportSection.message.rawValue)
            json.field("id", message.id.rawValue)
            if let address { json.field("address", address) }
            json.field("thread", message.thread.rawValue)
            json.field("root", message.isRoot)
            json.field("at", message.at.ms)
            if let edited = message.editedAt { json.field("edited", edited.ms) }
            json.field("state", message.state.rawValue)
            json.field("version", message.version)
            if message.isAction { json.field("me", true) }
            if message.isImported { json.field("imported", true) }
            if !message.language.isEmpty { json.field("lang", message.language) }
            if let answers = message.answers { json.field("reply_to", answers.rawValue) }
            guard message.state == .live else { return }
            if !title.isEmpty { json.field("title", title) }
            json.field("body", message.body)
            guard !message.reactions.isEmpty else { return }
            json.name("reactions")
            json.write(message.reactions, showsReactors: address != nil)
        }
    }

    // MARK: Places that the member may read

    private mutating func hub(_ id: HubID) throws -> Hub? {
        if let known = hubs[id] { return known }
        let who = try reader.standing(of: me, in: id)
        let found = try reader.hub(id).flatMap { hub in
            hub.visibility == .public || Rights.mayRead(hub, who) ? hub : nil
        }
        hubs[id] = .some(found)
        return found
    }

    private mutating func channel(_ id: ChannelID) throws -> String? {
        if let known = channels[id] { return known }
        var address: String?
        if let channel = try reader.channel(id) {
            if let hub = channel.hub {
                address = try self.hub(hub) == nil ? nil : channel.address
            } else if try reader.isIn(conversation: id, me) {
                address = channel.address
            }
        }
        channels[id] = .some(address)
        return address
    }

    private mutating func address(of id: MessageID) throws -> String? {
        guard let message = try reader.message(id), let channel = try channel(message.channel) else { return nil }
        return "\(channel)/\(message.number)"
    }
}
