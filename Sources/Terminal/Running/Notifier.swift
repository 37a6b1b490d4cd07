import HubbubMarkup

/// Calls the person for what concerns them, as `hubbub.conf` says: by the bell, by notify-send, or not.
struct Notifier {
    /// Between two calls at least so long: a burst is one.
    static let pause = Duration.seconds(2)

    private let way: String
    private var isQuiet = false
    private var quietUntil: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    private var children: [ChildProcess] = []

    init(_ way: String) {
        self.way = way
    }

    /// No calls until then; nil for until `disturb`.
    mutating func beQuiet(until: ContinuousClock.Instant?) {
        isQuiet = true
        quietUntil = until
    }

    mutating func disturb() { isQuiet = false }

    mutating func call(_ title: String, _ text: String, now: ContinuousClock.Instant, ring: () -> Void) {
        if let until = quietUntil, until <= now { (isQuiet, quietUntil) = (false, nil) }
        children.removeAll { $0.status() != nil }
        if let last, last.duration(to: now) < Self.pause { return }
        guard !isQuiet, way != "off" else { return }
        last = now
        guard way == "send" else { return ring() }
        let words = ["--app-name=Hubbub", "--", TerminalText.safe(title), Self.escaped(TerminalText.safe(text))]
        if let child = ChildProcess("notify-send", words, isQuiet: true) { children.append(child) } else { ring() }
    }

    /// Notices may hold markup; this is text.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
