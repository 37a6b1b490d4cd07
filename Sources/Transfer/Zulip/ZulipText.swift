import HubbubModel

/// Rewrites what Zulip's Markdown has of its own; everything else is left, code above all.
///
/// `@**Name**` becomes `@nick` (a bold name where nobody bears it, so that no stranger of that nick is meant),
/// `#**stream>topic**` and links into the organisation the channel's address, links to uploads their text and path,
/// `:names:` of emoji the character. Fences of quotes, spoilers and formulas are the same here.
struct ZulipText {
    private let people: ZulipPeople
    /// Channel addresses by stream name, and by stream id.
    private let addresses: [String: String]
    private let paths: [Int64: String]

    init(people: ZulipPeople, channels: [ZulipChannel]) {
        self.people = people
        addresses = Dictionary(channels.map { ($0.name, $0.address) }) { first, _ in first }
        paths = Dictionary(channels.map { ($0.stream, "/" + $0.address.dropFirst()) }) { first, _ in first }
    }

    /// The text here, and who is mentioned in it.
    func rewritten(_ content: String) -> (body: String, mentions: [Message.Mention]) {
        var output = ""
        var mentions: [Message.Mention] = []
        output.reserveCapacity(content.utf8.count)
        for piece in ZulipPiece.split(content) {
            switch piece {
            case .text(let text): output += text
            case .mention(let name, let isSilent):
                guard let face = people.byName[name] ?? people.byName[Self.withoutID(name)] else {
                    output += "**\(Self.withoutID(name))**"
                    break
                }
                output += "@" + face.nick
                guard !isSilent, mentions.count < Limits.mentionsPerMessage,
                    !mentions.contains(where: { $0.member == face.id })
                else { break }
                mentions.append(Message.Mention(member: face.id, nick: face.nick))
            case .stream(let name):
                let parts = name.split(separator: ">", maxSplits: 1).map(String.init)
                guard let stream = parts.first, let address = addresses[stream] else {
                    output += "**\(name)**"
                    break
                }
                output += parts.count > 1 ? "\(address) “\(parts[1])”" : address
            case .target(let target): output += rewritten(target: target)
            case .emoji(let name): output += ZulipEmoji.named(name) ?? ":\(name):"
            }
        }
        return (output, mentions)
    }

    /// What stands between the parentheses of a link.
    private func rewritten(target: String) -> String {
        let bare = target.drop { $0 == "/" }
        guard let prefix = ["#narrow/stream/", "#narrow/channel/"].first(where: bare.hasPrefix),
            let id = Int64(bare.dropFirst(prefix.count).prefix { ("0"..."9").contains($0) }), let path = paths[id]
        else { return "(\(target))" }
        return "(\(path))"
    }

    /// `Name|123` is how a name that two people bear is told apart.
    private static func withoutID(_ name: String) -> String {
        guard let bar = name.lastIndex(of: "|"), name[name.index(after: bar)...].allSatisfy(\.isNumber) else {
            return name
        }
        return String(name[..<bar])
    }
}
