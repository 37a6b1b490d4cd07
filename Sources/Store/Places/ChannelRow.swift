import GRDBSQLite
import HubbubModel

/// A channel as its row has it, before its faces are known.
struct ChannelRow {
    let id: ChannelID
    let hub: HubID?
    private let hubSlug: Slug?
    private let slug: Slug?
    private let name: String
    private let topic: String
    private let lastNumber: Int64
    private let lastMessage: MessageID
    private let isArchived: Bool
    private let isLocked: Bool
    private let lockEnds: Time?
    private let lockRule: Int64?
    private let slowness: Slowness
    private let isPremoderated: Bool

    init(_ row: SQLRow) throws {
        id = row.id(0)
        hub = row.optionalID(1)
        hubSlug = Slug(row.text(2))
        slug = Slug(row.text(3))
        name = row.text(4)
        topic = row.text(5)
        lastNumber = row.int(6)
        lastMessage = row.id(7)
        isArchived = row.bool(8)
        isLocked = row.bool(9)
        lockEnds = row.optionalTime(10)
        lockRule = row.optionalInt(11)
        slowness = Slowness(seconds: row.int(12), perDay: row.int(13))
        isPremoderated = row.bool(14)
    }

    func channel(faces: [Face]) throws -> Channel {
        Channel(
            id: id,
            place: try place(faces),
            name: name,
            topic: topic,
            lastNumber: lastNumber,
            lastMessage: lastMessage,
            isArchived: isArchived,
            isLocked: isLocked,
            lockEnds: lockEnds,
            lockRule: lockRule,
            slowness: slowness,
            isPremoderated: isPremoderated
        )
    }

    private func place(_ faces: [Face]) throws -> Channel.Place {
        guard let hub else { return .conversation(faces) }
        guard let hubSlug else {
            throw SQLFailure(code: SQLITE_CORRUPT, message: "channel \(id) has a hub without slug")
        }
        return .hub(hub, hubSlug: hubSlug, slug: slug)
    }
}
