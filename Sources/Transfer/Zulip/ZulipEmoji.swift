import HubbubMarkup

/// Zulip's emoji as characters.
enum ZulipEmoji {
    /// By the name between colons; nil for one that only the old place had.
    static func named(_ name: String) -> String? { Emoji.named(name) ?? own[name] }

    /// A reaction's: by its code points in hexadecimal (`1f1eb-1f1f7`), or by name.
    static func of(_ reaction: ZulipRealm.Reaction) -> String? {
        guard reaction.kind == nil || reaction.kind == "unicode_emoji" else { return nil }
        return Emoji.named(reaction.name) ?? character(reaction.code ?? "") ?? own[reaction.name]
    }

    private static func character(_ code: String) -> String? {
        let values = code.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0, radix: 16) }
        let scalars = values.compactMap { $0.flatMap(Unicode.Scalar.init) }
        guard (1...8).contains(scalars.count), scalars.count == values.count,
            scalars.contains(where: { $0.value > 0x7F && $0.properties.isEmoji || $0.value == 0x20E3 })
        else { return nil }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Names that Zulip alone has, of those that people use.
    private static let own: [String: String] = [
        "+1": "👍", "-1": "👎", "thumbs_up": "👍", "thumbs_down": "👎", "slight_smile": "🙂", "big_smile": "😄",
        "upside_down": "🙃", "working_on_it": "🛠", "check": "✅", "check_mark": "✔", "octopus": "🐙", "laughing": "😆",
        "smiley": "😃", "joy": "😂", "thinking": "🤔", "shrug": "🤷", "sweat_smile": "😅", "stuck_out_tongue": "😛",
        "stuck_out_tongue_wink": "😜", "confused": "😕", "frown": "🙁", "sad": "🙁", "cry": "😢", "sob": "😭",
        "face_palm": "🤦", "heart": "❤️", "heart_eyes": "😍", "clap": "👏", "rocket": "🚀", "eyes": "👀", "fire": "🔥",
        "tada": "🎉", "pray": "🙏", "ok": "👌", "wave": "👋", "muscle": "💪", "100": "💯", "bug": "🐛", "warning": "⚠️",
        "question": "❓", "exclamation": "❗", "cross_mark": "❌", "light_bulb": "💡", "mind_blown": "🤯",
        "party_popper": "🎉", "innocent": "😇", "relieved": "😌", "rolling_on_the_floor_laughing": "🤣", "wink": "😉",
        "grinning": "😀", "smile": "😄", "blush": "😊", "flushed": "😳", "grimacing": "😬", "sunglasses": "😎",
        "scream": "😱", "open_mouth": "😮", "hug": "🤗", "smirk": "😏", "unamused": "😒", "black_small_square": "▪️",
    ]
}
