import HubbubModel

/// A stream of the export as a channel here.
struct ZulipChannel: Sendable {
    let stream: Int64
    let name: String
    let channel: ChannelID
    /// Such as `#hub/slug`.
    let address: String
}
