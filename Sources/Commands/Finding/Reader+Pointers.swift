import HubbubModel
import HubbubStore
import HubbubWire

/// What is answered at a number whose message has moved on: the message where it is now to those who may read it there,
/// and to others what a deleted one's number answers.
extension Reader {
    /// What a request for reading names.
    enum Shown {
        /// `movedTo` is its address where it was asked for at one that it has left.
        case message(FoundMessage, movedTo: String?)
        /// Stands for a message that went where the asker does not read; nothing of its new place is in it.
        case gone(Message, Thread, home: FoundChannel)
    }

    func findShown(_ reference: MessageReference, for ask: Ask) throws -> Shown {
        guard let (place, number) = try place(of: reference, for: ask),
            case .message(let id, .moved) = try numberHolder(channel: place.channel.id, number: number),
            let message = try message(id)
        else { return .message(try find(reference, for: ask), movedTo: nil) }
        guard let found = try findIfReadable(message, for: ask) else {
            let left = Self.left(message, in: place.channel.id, at: number)
            guard try thread(message.thread).map({ $0.begunAt >= place.from }) == true else { throw Refusal.notFound }
            return .gone(left, Self.thread(of: left), home: place)
        }
        return .message(found, movedTo: "\(found.home.channel.address)/\(message.number)")
    }

    /// A line whose message has moved on, as the asker may see it.
    func shown(_ line: Line, in channel: ChannelID, for ask: Ask) throws -> Line {
        guard case .emptied(.moved) = line.content else { return line }
        guard let message = try message(channel: channel, number: line.number),
            let found = try findIfReadable(message, for: ask)
        else { return Line(number: line.number, content: .emptied(.deleted)) }
        return Line(number: line.number, content: .moved(to: "\(found.home.channel.address)/\(message.number)"))
    }

    private func place(of reference: MessageReference, for ask: Ask) throws -> (FoundChannel, Int64)? {
        switch reference {
        case .id: nil
        case .address(let hub, let topic, let number): (try find(.hub(hub, topic: topic), for: ask), number)
        case .number(let channel, let number): (try find(channel, for: ask), number)
        }
    }

    private func findIfReadable(_ message: Message, for ask: Ask) throws -> FoundMessage? {
        do {
            return try find(.id(message.id), for: ask)
        } catch let refusal as Refusal where refusal.code == .notFound {
            return nil
        }
    }

    /// The message as it would be had it been deleted where it was.
    private static func left(_ message: Message, in channel: ChannelID, at number: Int64) -> Message {
        Message(
            id: message.id,
            channel: channel,
            thread: .none,
            number: number,
            isRoot: true,
            author: message.author,
            at: message.at,
            state: .deleted,
            body: ""
        )
    }

    private static func thread(of root: Message) -> Thread {
        Thread(
            id: .none,
            channel: root.channel,
            root: root.id,
            number: root.number,
            starter: root.author,
            last: root.id,
            lastAt: root.at,
            begunAt: root.at
        )
    }
}

extension Reader.Shown {
    var thread: Thread {
        switch self {
        case .message(let found, _): found.thread
        case .gone(_, let thread, _): thread
        }
    }

    var home: FoundChannel {
        switch self {
        case .message(let found, _): found.home
        case .gone(_, _, let home): home
        }
    }
}

extension JSONWriter {
    mutating func write(_ shown: Reader.Shown, _ ask: Ask) {
        switch shown {
        case .message(let found, let address):
            write(found.message, html: ask.forum.html, showsReactors: ask.caller != nil, movedTo: address)
        case .gone(let message, _, _): write(message, html: ask.forum.html)
        }
    }
}
