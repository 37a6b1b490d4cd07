import HubbubModel
import TestDice

@testable import HubbubStore

/// Things that members do, at random.
struct RandomLife {
    let transaction: Transaction
    let channels: [ChannelID]
    let hubs: [HubID]
    let members: [MemberID]
    var dice: Dice

    mutating func step() throws {
        let (member, channel) = (pick(members), pick(channels))
        do {
            switch Int.random(in: 0..<23, using: &dice) {
            case 0...3: try post(member, .root(channel))
            case 4...8: try anyThread().map { try post(member, .reply($0)) }
            case 9: try anyMessage().map { _ = try transaction.delete($0) }
            case 10: try anyMessage().map { try transaction.markRead(channel, member, to: $0) }
            case 11: try transaction.markRead(channel, member)
            case 12: try markThreadRead(member)
            case 13: try anyThread().map { try transaction.follow($0, member, Bool.random(using: &dice)) }
            case 14: try transaction.setLevel(channel: channel, member, pick(Level.allCases))
            case 15: try transaction.setLevel(hub: pick(hubs), member, pick(Level.allCases))
            case 16: try anyMessage().map { try transaction.markUnread($0, member) }
            case 17: try anyThread().map { _ = try transaction.share($0, in: channel, by: member) }
            case 18: try shift(member, pick(hubs))
            case 19: try transaction.ignore(pick(members), by: member)
            case 20: try transaction.unignore(pick(members), by: member)
            case 21: try transaction.acceptRequest(channel, member)
            default: _ = try transaction.openConversation([pick(members), pick(members)], by: member)
            }
        } catch is Refusal {}
    }

    private mutating func post(_ member: MemberID, _ place: NewMessage.Place) throws {
        var mentions: [Message.Mention] = []
        if Int.random(in: 0..<3, using: &dice) == 0 { mentions = [Message.Mention(member: pick(members), nick: "x")] }
        let new = NewMessage(author: try transaction.face(member), place: place, body: "x", mentions: mentions)
        _ = try transaction.post(new)
    }

    private mutating func markThreadRead(_ member: MemberID) throws {
        guard let thread = try anyThread() else { return }
        try transaction.markRead(thread: thread, member, to: Bool.random(using: &dice) ? nil : anyMessage())
    }

    /// Joins where one is not, else leaves.
    private mutating func shift(_ member: MemberID, _ hub: HubID) throws {
        if try transaction.membership(hub, member) == nil {
            _ = try transaction.join(hub, member)
        } else {
            try transaction.leave(hub, member)
        }
    }

    private mutating func anyThread() throws -> ThreadID? {
        try transaction.sql.rows("SELECT id FROM thread", read: { $0.id(0) }).randomElement(using: &dice)
    }

    private mutating func anyMessage() throws -> MessageID? {
        try transaction.sql.rows("SELECT id FROM message", read: { $0.id(0) }).randomElement(using: &dice)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &dice)]
    }
}
