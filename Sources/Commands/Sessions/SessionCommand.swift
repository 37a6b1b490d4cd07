import HubbubModel
import HubbubStore
import HubbubWire

/// What only a session can do: watching channels and typing.
///
/// Nothing of it is stored.
struct SessionCommand {
    let session: ForumSession
    let ask: Ask
    let request: Request

    static func handles(_ command: String) -> Bool {
        command == Command.channelWatch.name || command == Command.channelUnwatch.name || command == Command.typing.name
    }

    /// Finds the channel on the reading threads, then tells the publisher.
    func run() {
        session.forum.read(
            { try $0.find(ask.fields.channel(), for: ask) },
            then: { result in
                let told = result.map { place -> Told in
                    act(on: place)
                    return Told(json: Array("{}".utf8))
                }
                session.answer(request.id, told)
            }
        )
    }

    /// Who looks at a request shows nobody that they are there.
    private func act(on place: FoundChannel) {
        guard place.channel.contact != .request else { return }
        let publisher = session.forum.publisher
        switch request.command {
        case Command.channelWatch.name: publisher.watch(session, place.channel.id, hub: place.hub?.id, true)
        case Command.channelUnwatch.name: publisher.watch(session, place.channel.id, hub: place.hub?.id, false)
        default:
            guard let member = ask.caller?.member, session.mayType(ask.now) else { return }
            let thread = try? ask.fields.optionalThread()
            publisher.typing(Face(member), place.channel.id, thread)
        }
    }
}

extension Command {
    static let channelWatch = Command("channel.watch", fields: [.needed("channel", .channel)], run: .session)
    static let channelUnwatch = Command("channel.unwatch", fields: [.needed("channel", .channel)], run: .session)
    static let typing = Command(
        "typing",
        fields: [.needed("channel", .channel), .optional("thread", .thread)],
        run: .session
    )
}
