import HubbubModel
import HubbubStore
import HubbubWire

/// Events of moderation.
///
/// What is public of an entry goes to all; who and why are asked for by those who may know.
extension EventWriter {
    func writeModeration(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        switch event.kind {
        case .messagePurged:
            json.field("message", event.subject)
            json.field("thread", event.second)
            json.field("channel", event.third)
        case .sanctionChanged:
            guard let sanction = try reader.sanction(SanctionID(event.subject)) else { return false }
            json.name("sanction")
            json.write(sanction, now: reader.now)
        case .noticeAdded:
            guard let notice = try reader.notice(NoticeID(event.subject)) else { return false }
            json.field("notice", notice.id.rawValue)
            json.field("kind", notice.kind.rawValue)
        case .entryAdded:
            guard let entry = try reader.entry(EntryID(event.subject)) else { return false }
            json.name("entry")
            json.write(entry)
        case .queueChanged:
            return try writeQueue(event, into: &json)
        default:
            if let calm = try reader.calm(in: .community) { json.field("calm", calm.ms) }
        }
        return true
    }

    /// Nothing to who may not work the item; what waits is counted as they see it.
    private func writeQueue(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard case .member(let me) = event.audience, let item = try reader.queueItem(QueueItemID(event.subject)),
            let place = try reader.queuePlace(of: me, in: item.hub.flatMap { try reader.hub($0) }),
            try reader.mayWork(item, place)
        else { return false }
        if let hub = item.hub { json.field("hub", hub.rawValue) }
        json.field("item", item.number)
        json.field("kind", item.kind.rawValue)
        json.field("state", item.state.rawValue)
        json.field("waiting", Int64(try reader.waiting(place)))
        if item.hub != nil, item.isEscalated, let all = try reader.queuePlace(of: me, in: nil),
            try reader.mayWork(item, all)
        {
            json.field("everywhere", Int64(try reader.waiting(all)))
        }
        return true
    }
}
