import HubbubLocale
import HubbubMarkup

/// Shows and changes `hubbub.conf`.
struct Configuring {
    let surroundings: Surroundings
    let language: Language?

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        language = LocaleChoice.language(surroundings.environment)
    }

    func listAccounts() throws(Complaint) -> ExitStatus {
        let file = try read().file
        let meant = file.account(at: nil)
        let lines = file.accounts.map { account in
            "\(account.name == meant?.name ? "*" : " ") \(account.name)  \(account.server)"
        }
        let text = lines.isEmpty ? say("server.none") : lines.map { TerminalText.safe($0) }.joined(separator: "\n")
        _ = StandardStream.output(text + "\n")
        return .done
    }

    func run(_ word: String?) throws(Complaint) -> ExitStatus {
        var (folder, file) = try read()
        guard let word else {
            let lines = Setting.allCases.map { "\($0.rawValue) = \(file[$0])" }
            _ = StandardStream.output(
                (lines + ["", folder.config]).map { TerminalText.safe($0) }.joined(separator: "\n") + "\n"
            )
            return .done
        }
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let setting = Setting(rawValue: parts[0]) else {
            let names = Setting.allCases.map(\.rawValue).joined(separator: ", ")
            throw Complaint(.usage, say("config.unknown", ["name": parts[0], "names": names]))
        }
        guard parts.count == 2 else {
            _ = StandardStream.output(TerminalText.safe(file[setting]) + "\n")
            return .done
        }
        guard parts[1].isEmpty || setting.values.isEmpty || setting.values.contains(parts[1]),
            parts[1].unicodeScalars.allSatisfy({ $0.value >= 0x20 }), setting != .account || isAccount(parts[1], file)
        else {
            let words = setting == .account ? file.accounts.map(\.name) : setting.values
            throw Complaint(
                .usage,
                say("config.value", ["name": setting.rawValue, "values": words.joined(separator: ", ")])
            )
        }
        file.set(setting, parts[1])
        do {
            try folder.write(file)
        } catch {
            throw Complaint(.refused, "\(error)")
        }
        return .done
    }

    private func isAccount(_ name: String, _ file: ConfigFile) -> Bool {
        name.isEmpty || file.accounts.contains { $0.name == name }
    }

    private func read() throws(Complaint) -> (folder: ConfigFolder, file: ConfigFile) {
        guard let folder = ConfigFolder(environment: surroundings.environment) else {
            throw Complaint(.usage, say("home.none"))
        }
        do {
            return (folder, try folder.read())
        } catch {
            throw Complaint(.usage, "\(error)")
        }
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        (language ?? .fallback).say(key, values)
    }
}
