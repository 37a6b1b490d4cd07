import HubbubModel
import HubbubWire

extension Share {
    /// The shape of docs/PROTOCOL.md section 4; nil when a field that must be there is not.
    init?(_ json: JSON?) {
        guard let json, let id = json["id"]?.integer, let channel = json["channel"]?.integer,
            let number = json["number"]?.integer, let thread = HubbubModel.Thread(json["thread"]),
            let home = json["home"]?.string, let by = Face(json["by"]), let at = json["at"]?.integer
        else { return nil }
        self.init(
            id: ShareID(id),
            channel: ChannelID(channel),
            number: number,
            thread: thread,
            home: home,
            by: by,
            at: Time(ms: at)
        )
    }
}
