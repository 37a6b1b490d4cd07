/// What the terminal can do, by what the environment says of it.
struct TerminalKind: Hashable, Sendable {
    /// Moves its cursor and clears.
    let isMovable: Bool
    /// Shows colour, and the person wants it (`NO_COLOR`).
    let isColoured: Bool
    /// Is known to show links that can be clicked.
    let isLinked: Bool

    init(_ environment: (String) -> String?) {
        let name = environment("TERM") ?? ""
        isMovable = !name.isEmpty && name != "dumb"
        isColoured = isMovable && (environment("NO_COLOR") ?? "").isEmpty
        isLinked = isColoured && Self.showsLinks(name, environment)
    }

    /// What each terminal says of itself; inside `tmux` and `screen` nobody knows which it is.
    private static func showsLinks(_ name: String, _ environment: (String) -> String?) -> Bool {
        if environment("TMUX") != nil || name.hasPrefix("screen") { return isNewTmux(environment) }
        if ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "wezterm"].contains(name) { return true }
        if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5_000 }
        let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Tabby"]
        if let program = environment("TERM_PROGRAM"), programs.contains(program) { return true }
        return ["KONSOLE_VERSION", "WT_SESSION", "DOMTERM"].contains { environment($0) != nil }
    }

    /// tmux passes links on since 3.4.
    private static func isNewTmux(_ environment: (String) -> String?) -> Bool {
        guard environment("TERM_PROGRAM") == "tmux", let version = environment("TERM_PROGRAM_VERSION") else {
            return false
        }
        let parts = version.split(separator: ".").map { Int($0.prefix(while: \.isNumber)) ?? 0 }
        return parts.lexicographicallyPrecedes([3, 4]) == false
    }
}
