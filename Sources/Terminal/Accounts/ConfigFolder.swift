import Glibc

/// Where the client keeps what it knows between runs: the XDG base directories.
struct ConfigFolder: Sendable {
    let servers: String
    let history: String

    /// nil when the environment names no home.
    init?(environment: (String) -> String?) {
        func folder(_ variable: String, _ fallback: String) -> String? {
            if let path = environment(variable), path.hasPrefix("/") { return path + "/hubbub" }
            guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
            return home + "/" + fallback + "/hubbub"
        }
        guard let config = folder("XDG_CONFIG_HOME", ".config"), let state = folder("XDG_STATE_HOME", ".local/state")
        else { return nil }
        servers = config + "/servers.json"
        history = state + "/history"
    }
}
