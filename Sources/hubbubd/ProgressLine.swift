import Synchronization

/// How far something long is: one line that changes on a terminal, a line now and then elsewhere.
final class ProgressLine: Sendable {
    /// Filled part of a bar, in characters.
    static let width = 30
    /// Elsewhere than on a terminal a line each so many percent.
    static let step = 10

    private struct State {
        var isOpen = false
        var step = ""
        var percent: Int64 = -1
    }

    private let state = Mutex(State())

    func show(_ step: String, _ done: Int64, _ total: Int64) {
        let percent = total > 0 ? min(100, max(0, done * 100 / total)) : -1
        let isNew = state.withLock { state in
            let past = state
            state = State(isOpen: true, step: step, percent: percent)
            if past.step != step { return true }
            return Output.isTerminal
                ? past.percent != percent : percent / Int64(Self.step) != past.percent / Int64(Self.step)
        }
        guard isNew else { return }
        guard Output.isTerminal else { return Output.error(percent < 0 ? step : "\(step) \(percent) %") }
        Output.overwrite(percent < 0 ? step : "\(Self.bar(percent)) \(percent) %  \(step)")
    }

    /// Leaves the line, so that what follows begins its own.
    func end() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if wasOpen && Output.isTerminal { Output.error("") }
    }

    private static func bar(_ percent: Int64) -> String {
        let filled = Int(percent) * width / 100
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }
}
