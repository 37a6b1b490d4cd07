import Glibc

/// Where the client keeps what it knows between runs: the XDG base directories.
struct ConfigFolder: Sendable {
    let config: String
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
        self.config = config + "/hubbub.conf"
        history = state + "/history"
    }

    /// The file as it is; empty where there is none.
    ///
    /// One that others could read is made private: it holds logins.
    ///
    /// - Throws: `SystemFault` when it is there and cannot be read.
    func read() throws(SystemFault) -> ConfigFile {
        var facts = stat()
        if stat(config, &facts) == 0, facts.st_mode & 0o077 != 0, chmod(config, 0o600) == 0 {
            StandardStream.error("hubbub: \(config): mode 600\n")
        }
        return try PrivateFile.read(config).map { ConfigFile($0) } ?? ConfigFile()
    }

    func write(_ file: ConfigFile) throws(SystemFault) { try PrivateFile.write(config, file.content) }
}
