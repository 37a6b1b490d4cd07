import HubbubModel
import HubbubStore
import HubbubWire

/// Who reads an entry: how much of who and why they see.
enum EntryReader {
    case visitor
    /// A member of the community: names of those on whom a mute or ban holds, and their own.
    case member(MemberID)
    /// Who moderates the hub, operators.
    case moderator
}

extension JSONWriter {
    /// An entry with as much of its side as the reader may see.
    mutating func write(_ entry: Entry, for who: EntryReader, _ reader: Reader) throws {
        let side = try reader.side(of: entry.id)
        var names = JSONWriter()
        switch who {
        case .visitor: break
        case .member(let me):
            if side?.member == me {
                try names.writeAll(side, actor: false, entry.chain, reader)
            } else if let member = side?.member, try reader.isHeld(entry, member) {
                names.name("member")
                names.write(try reader.face(member))
            }
        case .moderator: try names.writeAll(side, actor: true, entry.chain, reader)
        }
        write(entry) { json in if !names.bytes.isEmpty { json.raw(names.bytes) } }
    }

    private mutating func writeAll(_ side: EntrySide?, actor: Bool, _ chain: Chain, _ reader: Reader) throws {
        guard let side else { return field("erased", true) }
        if let member = side.member {
            name("member")
            write(try reader.face(member))
        }
        if actor, let by = side.actor {
            name("by")
            write(try reader.face(by))
        }
        if !side.words.isEmpty { field("words", side.words) }
        field("count", side.count)
        if let address = try reader.address(of: side, in: chain) { field("message", address) }
    }
}

extension Reader {
    /// Whether the mute or ban that an entry began still holds.
    fileprivate func isHeld(_ entry: Entry, _ member: MemberID) throws -> Bool {
        guard entry.kind == .mute || entry.kind == .ban else { return false }
        return try sanctions(of: member).contains { $0.entry == entry.id }
    }

    /// Where the message is that an entry touched; nil where it went to a private hub, of which its log's readers may
    /// not know.
    func address(of side: EntrySide, in chain: Chain) throws -> String? {
        guard let id = side.message, let message = try message(id), let channel = try channel(message.channel),
            try mayBeNamed(channel, in: chain)
        else { return nil }
        return "\(channel.address)/\(message.number)"
    }

    func mayBeNamed(_ channel: Channel, in chain: Chain) throws -> Bool {
        guard let hub = channel.hub, hub != chain.hub else { return true }
        return try self.hub(hub)?.visibility != .private
    }

    /// The line that takes an act back; nil where there is no way.
    func undoLine(_ entry: Entry) throws -> String? {
        guard try canUndo(entry) else { return nil }
        return "/undo \(entry.name)" + (entry.chain == .community ? " everywhere" : "")
    }
}
