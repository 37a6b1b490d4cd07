import HubbubWire

/// The servers one has logged in to, the newest first; the first is meant when none is named.
struct SavedServers: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let url: String
        let nick: String
        let token: String
    }

    private(set) var entries: [Entry] = []

    init() {}

    /// Reads the file's content; what is not as this client writes it counts as no servers.
    init(_ content: [UInt8]) {
        let json = try? JSONParser.parse(content)
        entries = (json?["servers"]?.array ?? []).compactMap { entry in
            guard let url = entry["url"]?.string, let token = entry["token"]?.string else { return nil }
            return Entry(url: url, nick: entry["nick"]?.string ?? "", token: token)
        }
    }

    func entry(for url: String?) -> Entry? {
        url == nil ? entries.first : entries.first { $0.url == url }
    }

    mutating func add(_ entry: Entry) {
        entries.removeAll { $0.url == entry.url }
        entries.insert(entry, at: 0)
    }

    mutating func remove(_ url: String) {
        entries.removeAll { $0.url == url }
    }

    var content: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("servers", entries) { writer, entry in
                writer.object { writer in
                    writer.field("url", entry.url)
                    writer.field("nick", entry.nick)
                    writer.field("token", entry.token)
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
