import HubbubModel

/// One row of the index, folded.
struct SearchRow {
    let id: Int64
    let scope: String
    let author: String
    let flags: String
    let title: String
    let text: String
    let parts: String

    /// nil where the message has no row (`SearchRow.id`).
    init?(_ entry: SearchEntry) {
        guard let id = Self.id(entry.message, at: entry.at) else { return nil }
        self.id = id
        scope = [entry.hub.map(Self.token), Self.token(entry.channel)].compactMap(\.self).joined(separator: " ")
        author = Self.token(entry.author)
        flags = Self.flags(entry).joined(separator: " ")
        title = Folding.fold(entry.title)
        text = Folding.fold(([entry.body] + entry.files.flatMap { [$0.name, $0.alt] }).joined(separator: "\n"))
        parts = SearchParts.of(title.isEmpty ? text : title + " " + text)
    }

    // MARK: Ids

    /// Messages that one index holds: far beyond what one database file serves.
    private static let messageBits: Int64 = 30
    /// Seconds since 1970, until 2242.
    private static let secondBits: Int64 = 33

    /// The row's id: seconds, then message id, so that rows stand in the order of threads and a date is a range of rows.
    ///
    /// nil for a message id above 2^30: it is kept, but not found. Times outside 1970 to 2242 are held at the ends.
    static func id(_ message: MessageID, at: Time) -> Int64? {
        guard message.rawValue > 0, message.rawValue < 1 << messageBits else { return nil }
        return first(at: at) | message.rawValue
    }

    /// Below all rows of messages posted at `time` or later, and above all earlier ones, to the second.
    static func first(at time: Time) -> Int64 {
        min(max(time.ms / 1_000, 0), 1 << secondBits - 1) << messageBits
    }

    static func message(_ id: Int64) -> MessageID { MessageID(id & (1 << messageBits - 1)) }

    // MARK: Tokens

    static func token(_ hub: HubID) -> String { "h\(hub)" }
    static func token(_ channel: ChannelID) -> String { "c\(channel)" }
    static func token(_ author: MemberID) -> String { "u\(author)" }
    /// By the language alone: `fr-CH` is found as `fr`.
    static func token(language: some StringProtocol) -> String {
        "lang" + language.lowercased().prefix { $0.isASCII && $0.isLetter }
    }

    /// What `has:` and `is:root` ask for.
    enum Flag: String, CaseIterable {
        case file = "hasfile"
        case image = "hasimage"
        case link = "haslink"
        case code = "hascode"
        case root = "isroot"
    }

    private static func flags(_ entry: SearchEntry) -> [String] {
        var flags: [String] = []
        if entry.isRoot { flags.append(Flag.root.rawValue) }
        if entry.hasLink { flags.append(Flag.link.rawValue) }
        if entry.body.utf8.contains(UInt8(ascii: "`")) { flags.append(Flag.code.rawValue) }
        let namesFile = entry.hasLink && (entry.body.contains("/files/") || entry.body.contains("/user_uploads/"))
        if !entry.files.isEmpty || namesFile {
            flags.append(Flag.file.rawValue)
        }
        if entry.files.contains(where: \.isImage) { flags.append(Flag.image.rawValue) }
        if !entry.language.isEmpty { flags.append(token(language: entry.language)) }
        return flags
    }
}
