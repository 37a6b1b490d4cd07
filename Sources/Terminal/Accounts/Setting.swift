/// What can be set in `hubbub.conf`: the one table behind the program, `hubbub config` and the manual page.
enum Setting: String, CaseIterable, Sendable {
    case account
    case notify
    case reconnect
    case history
    case ignored
    case links
    case editor
    case keyring

    /// The words it may be; empty where it is free text.
    var values: [String] {
        switch self {
        case .account, .editor: []
        case .notify: ["off", "bell", "send"]
        case .reconnect: ["shown", "quiet"]
        case .history: ["on", "off"]
        case .ignored: ["folded", "hidden"]
        case .links: ["auto", "plain"]
        case .keyring: ["off", "on"]
        }
    }

    /// What holds where the file says nothing.
    var standard: String { values.first ?? "" }

    var help: String {
        switch self {
        case .account:
            "The account that is meant when neither --account nor --server names one: a section of this file."
        case .notify:
            "What calls you for a mention, a reply in a followed thread, a conversation: nothing, the terminal's bell, or the program notify-send."
        case .reconnect: "Whether a lost connection and its return are told in lines, or only by the prompt."
        case .history:
            "Whether lines you type are kept between runs. Lines of conversations and private commands never are."
        case .ignored: "Messages of members you ignore: one line that says so, or nothing."
        case .links: "Whether links can be clicked (OSC 8) where the terminal is known to show them, or never."
        case .keyring:
            "Whether login puts its token into the desktop's keyring, by the program secret-tool, and not into this file."
        case .editor: "The program that long texts are written in; left out, VISUAL, then EDITOR, then vi."
        }
    }
}
