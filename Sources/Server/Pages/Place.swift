import HubbubModel

/// What a lasting address names: a channel, or a message in it.
struct Place: Sendable, Equatable {
    let hub: Slug
    let topic: Slug?
    let number: Int64?

    /// Reads the parts of a path; nil for what is no address.
    init?(_ parts: [String]) {
        switch Address("/" + parts.joined(separator: "/")) {
        case .channel(let hub, let topic): self.init(hub: hub, topic: topic, number: nil)
        case .message(let hub, let topic, let number): self.init(hub: hub, topic: topic, number: number)
        default: return nil
        }
    }

    init(hub: Slug, topic: Slug?, number: Int64?) {
        self.hub = hub
        self.topic = topic
        self.number = number
    }

    /// As commands take it: `#berlin/coworking`.
    var channel: String { Address.channel(hub: hub, topic: topic).description }

    /// As commands take it: `#berlin/coworking/42`.
    func message(_ number: Int64) -> String {
        Address.message(hub: hub, topic: topic, number: number).description
    }

    /// As in a URL: `/berlin/coworking`.
    var channelPath: String { "/" + Address.channel(hub: hub, topic: topic).path }
    var hubPath: String { "/" + hub.text }
}
