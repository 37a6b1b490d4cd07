/// What the terminal can do, by what the environment says of it.
struct TerminalKind: Hashable, Sendable {
    /// Moves its cursor and clears.
    let isMovable: Bool
    /// Shows colour, and the person wants it (`NO_COLOR`).
    let isColoured: Bool

    init(_ environment: (String) -> String?) {
        let name = environment("TERM") ?? ""
        isMovable = !name.isEmpty && name != "dumb"
        isColoured = isMovable && (environment("NO_COLOR") ?? "").isEmpty
    }
}
