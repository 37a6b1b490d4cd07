/// What the client state wants done.
enum Effect: Hashable, Sendable {
    /// Lines for the terminal, without line breaks in them.
    case show([String])
    case ask(Ask)
    case leave
}

extension [Effect] {
    /// The lines that are shown.
    var shown: [String] {
        flatMap { effect -> [String] in
            if case .show(let lines) = effect { lines } else { [] }
        }
    }
}
