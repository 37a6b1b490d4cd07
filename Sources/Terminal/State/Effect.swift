/// What the client state wants done.
enum Effect: Hashable, Sendable {
    /// Lines for the terminal, without line breaks in them.
    case show([String])
    case ask(Ask)
    /// A text to be changed, behind the line that changes it.
    case edit(line: String, text: String)
    /// Something calls the person.
    case call(title: String, text: String)
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
