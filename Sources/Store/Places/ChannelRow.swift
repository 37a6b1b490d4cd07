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
            isLocked: isLocked
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
