import Foundation
import HubbubModel
import HubbubStore

/// A small organisation in the shape of Zulip's export, in a folder of its own, and an empty store beside it.
final class Archive: Sendable {
    let folder: String
    let store: Store

    init() throws {
        folder = NSTemporaryDirectory() + "hubbub-archive-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/export", withIntermediateDirectories: true)
        store = try Store.open(
            directory: folder + "/data",
            clock: { Time(ms: 1_763_800_000_000) },
            random: { count in (0..<count).map { _ in .random(in: .min ... .max) } }
        )
        try write("realm.json", Self.realm)
        try write("messages-000001.json", Self.first)
        try write("messages-000002.json", Self.second)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var export: String { folder + "/export" }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: export + "/" + name))
    }

    /// The same as an archive, by the system's tar.
    func packed(_ options: [String] = []) throws -> String {
        let path = folder + "/export.tar.gz"
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/bin/tar")
        tar.arguments = options + ["-czf", path, "-C", folder, "export"]
        try tar.run()
        tar.waitUntilExit()
        return path
    }

    func read<Value>(_ body: (Reader) throws -> Value) throws -> Value { try store.read(body) }

    /// The threads of a channel of the hub `example`, with their messages, as text.
    func threads(in slug: String) throws -> [String] {
        try read { reader in
            guard let hub = Slug("example"), let home = try reader.hub(slug: hub)?.hub,
                let channel = try reader.channel(hub: home.id, slug: Slug(slug))?.channel
            else { return [] }
            return try reader.threads(in: channel.id, from: Time(ms: 0), state: .all, before: nil, limit: 50).threads
                .map { thread in
                    let messages = try reader.messages(
                        in: thread.id,
                        before: nil,
                        after: nil,
                        around: nil,
                        limit: 50
                    ).messages
                    let lines = messages.map { "\($0.author.nick) \($0.at.ms / 1_000): \($0.body)" }
                    return "\(thread.isResolved ? "resolved " : "")\(thread.title) | " + lines.joined(separator: " | ")
                }
        }
    }

    private static let realm = """
        {"zerver_realm": [{"id": 1, "name": "Example", "string_id": "ex"}],
         "zerver_userprofile": [
           {"id": 10, "full_name": "Ana Müller", "email": "ana@example.org", "is_bot": false},
           {"id": 11, "full_name": "Ana Müller", "email": "ana2@example.org", "is_bot": false},
           {"id": 12, "full_name": "北京 🙂", "email": "x@example.org", "is_bot": false},
           {"id": 13, "full_name": "Silent Reader", "email": "silent@example.org", "is_bot": false}],
         "zerver_userprofile_crossrealm": [{"id": 5, "email": "notification-bot@example.org", "recipient_id": 9}],
         "zerver_stream": [
           {"id": 1, "name": "General", "invite_only": false, "description": "All of it", "deactivated": false},
           {"id": 2, "name": "Old / Things", "invite_only": false, "deactivated": true},
           {"id": 3, "name": "Board", "invite_only": true}],
         "zerver_recipient": [
           {"id": 101, "type": 2, "type_id": 1}, {"id": 102, "type": 2, "type_id": 2},
           {"id": 103, "type": 2, "type_id": 3}, {"id": 104, "type": 1, "type_id": 10}],
         "zerver_reaction": [
           {"id": 1, "message": 1, "user_profile": 11, "emoji_name": "tada", "emoji_code": "1f389",
            "reaction_type": "unicode_emoji"},
           {"id": 2, "message": 1, "user_profile": 12, "emoji_name": "tada", "emoji_code": "1f389",
            "reaction_type": "unicode_emoji"},
           {"id": 3, "message": 1, "user_profile": 10, "emoji_name": "ours", "emoji_code": "7",
            "reaction_type": "realm_emoji"},
           {"id": 4, "message": 6, "user_profile": 10, "emoji_name": "tada", "emoji_code": "1f389",
            "reaction_type": "unicode_emoji"}]}
        """
    private static let first = """
        {"zerver_message": [
          {"id": 2, "sender": 11, "recipient": 101, "subject": "Cake", "content": "@**Ana Müller|10** yes",
           "date_sent": 1500000060.0, "last_edit_time": 1500000090.0},
          {"id": 1, "sender": 10, "recipient": 101, "subject": "Cake", "content": "Who brings cake? :tada:",
           "date_sent": 1500000000.5, "last_edit_time": null},
          {"id": 3, "sender": 12, "recipient": 101, "subject": "✔ Cake", "content": "done, see #**General>Cake**",
           "date_sent": 1500000120.0, "last_edit_time": null},
          {"id": 4, "sender": 10, "recipient": 104, "subject": "", "content": "between us: zanzibar",
           "date_sent": 1500000130.0, "last_edit_time": null}]}
        """
    private static let second = """
        {"zerver_message": [
          {"id": 5, "sender": 5, "recipient": 102, "subject": "old", "content": "A bot says",
           "date_sent": 1500000200.0},
          {"id": 6, "sender": 10, "recipient": 103, "subject": "secret", "content": "board only: zanzibar",
           "date_sent": 1500000210.0},
          {"id": 7, "sender": 99, "recipient": 101, "subject": "Cake", "content": "who am I",
           "date_sent": 1500000220.0},
          {"id": 8, "sender": 10, "recipient": 101, "subject": "Cake", "content": "  ", "date_sent": 1500000230.0},
          {"id": 9, "sender": 10, "recipient": 101, "subject": "Cake", "content": "last",
           "date_sent": 1500000240.0}]}
        """
}
