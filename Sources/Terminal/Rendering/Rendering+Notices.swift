import HubbubMarkup
import HubbubModel

/// Lines that say what happened to something, and what it is: `118` alone tells nobody who was not there.
extension Rendering {
    /// As `118  resolved`.
    func notice(_ number: Int64, _ text: String) -> String { "\(padded(String(number), 3, onLeft: true))  \(text)" }

    /// As `  8  giulia  moved to #berlin/coworking/1`.
    func notice(_ message: Message, _ said: String) -> String {
        notice(message.number, "\(author(message.author, me: nil))  \(said)")
    }

    /// As `118  resolved: A bigger room for the Thursday table?`, the name as far as it fits.
    func notice(_ thread: HubbubModel.Thread, _ said: String) -> String {
        let line = notice(thread.number, said)
        let name = name(of: thread)
        guard !name.isEmpty else { return line }
        return text("about", ["said": line, "name": fitting(name, roomForName(beside: line))])
    }

    /// Which thread it is that a reply belongs to, as `-- ↳118: A bigger room for the Thursday table? (ana)`.
    func introduction(of thread: HubbubModel.Thread, home: String?) -> String {
        let line = "-- \(Self.tag(thread, home)): "
        let tail = " (\(author(thread.starter, me: nil)))"
        return line + fitting(name(of: thread), roomForName(beside: line + tail)) + tail
    }

    /// A thread's title, or how it begins.
    func name(of thread: HubbubModel.Thread) -> String { safe(thread.title.isEmpty ? thread.excerpt : thread.title) }

    private func roomForName(beside text: String) -> Int {
        max(Self.nameColumns, width - 4 - TerminalText.columns(text))
    }
}
