import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire

/// How messages become lines: numbers, times, nicks in columns, text beside them.
///
/// Colour adds and never carries; everything from elsewhere is made safe for a terminal here.
struct Rendering: Sendable {
    /// Columns of a terminal whose width is not known, and of a pipe.
    static let usualWidth = 80
    /// Below this the thread and the text stand on lines of their own.
    static let narrow = 60
    /// Nicks are padded to this; most are shorter.
    static let nickColumns = 8
    /// As much of a thread's name says which one it is.
    static let nameColumns = 40

    var style: TerminalStyle
    var width: Int
    /// Whether what is shown in one line is cut to the width: on a terminal; in a pipe it is whole.
    var cutsLines = true
    var language: Language
    /// Turns a moment into what a wall clock shows.
    let clock: @Sendable (Time) -> LocalTime

    /// What is known around a message.
    struct Context {
        var me: MemberID?
        var thread: HubbubModel.Thread?
        var unread: Int64
        /// The home channel's address, where the message is seen in a listing.
        var home: String?
        /// The open channel's address.
        var here: String?
        /// The author looks after the hub that the message is in.
        var isOfTeam = false
    }

    func safe(_ text: String) -> String { TerminalText.safe(text) }

    func safeLines(_ text: String) -> [String] {
        TerminalText.safeLines(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The server's own sentence, which may have several lines.
    func said(_ text: String) -> [String] { text.isEmpty ? [] : safeLines(text) }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        language.say(key, values)
    }

    /// One's own nick is `you`; who looks after the hub has a star, as `tomas*`.
    func author(_ face: Face, me: MemberID?, isOfTeam: Bool = false) -> String {
        if face.id == me { return text("you") }
        return face.isGone || face.nick.isEmpty ? text("gone") : safe(face.nick) + (isOfTeam ? "*" : "")
    }

    /// A line between days and before what is new.
    func mark(_ text: String) -> String { colour("---- \(text) ----", .mark) }

    func refusal(_ refusal: ReceivedRefusal) -> String {
        var line = "! " + safe(refusal.say)
        if let proposal = refusal.try, !refusal.say.contains(proposal) {
            line += "  " + text("try", ["line": safe(proposal)])
        }
        if let seconds = refusal.retrySeconds, seconds > 0 { line += "  " + text("retry", ["count": String(seconds)]) }
        return line
    }

    /// As `👍 2, 🎉 1`.
    func reactions(_ reactions: [Reaction]) -> String {
        reactions.filter { $0.count > 0 }.map { "\(safe($0.emoji)) \($0.count)" }.joined(separator: ", ")
    }

    /// A text that is to fit a line, as far as it does.
    func fitting(_ text: String, _ columns: Int) -> String { cutsLines ? TerminalText.cut(text, to: columns) : text }

    func padded(_ text: String, _ columns: Int, onLeft: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, columns - TerminalText.columns(text)))
        return onLeft ? spaces + text : text + spaces
    }

    enum Tint: String {
        case number = "2"
        case author = "1"
        case mark = "33"
        case hit = "1;33"
    }

    func colour(_ text: String, _ tint: Tint) -> String {
        style != .plain ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
