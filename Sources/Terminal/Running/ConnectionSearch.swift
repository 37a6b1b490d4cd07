import Glibc
import HubbubLocale

/// Finds out which server is meant, and as whom, among what the person has said and what was remembered.
struct ConnectionSearch {
    private let options: TerminalProgram.Options
    private let surroundings: Surroundings
    private let config: ConfigFile
    private let language: Language

    init(
        _ options: TerminalProgram.Options,
        _ surroundings: Surroundings,
        _ config: ConfigFile,
        _ language: Language
    ) {
        self.options = options
        self.surroundings = surroundings
        self.config = config
        self.language = language
    }

    /// The server, and the account that is meant there; a named account is meant wherever it is.
    func place() throws(Complaint) -> (server: ServerURL, account: ConfigFile.Account?) {
        let named = try namedAccount()
        if let address = options.server ?? environment("HUBBUB_SERVER") {
            guard let server = ServerURL(address) else { throw Complaint(.usage, say("server.invalid")) }
            return (server, named ?? config.account(at: server.description))
        }
        let account = named ?? config.account(at: nil)
        guard let account, let server = ServerURL(account.server) else {
            throw Complaint(.usage, say("server.none"))
        }
        return (server, account)
    }

    /// What was given for this run, else the account's, which is for the server alone that it was made at.
    func token(of account: ConfigFile.Account?, at server: ServerURL) throws(Complaint) -> String {
        let given = try options.tokenFile.map(token(in:)) ?? environment("HUBBUB_TOKEN")
        if let given {
            guard Connection.isToken(given) else { throw Complaint(.usage, say("token.invalid")) }
            return given
        }
        guard let account, account.server == server.description else {
            throw Complaint(.noConnection, say("login.first") + " hubbub login \(server)")
        }
        guard account.token == Keyring.mark else {
            guard Connection.isToken(account.token) else { throw Complaint(.usage, say("token.invalid")) }
            return account.token
        }
        guard let kept = Keyring(account: account.name).token, Connection.isToken(kept) else {
            throw Complaint(.noConnection, say("keyring.none"))
        }
        return kept
    }

    private func namedAccount() throws(Complaint) -> ConfigFile.Account? {
        guard let name = options.account else { return nil }
        if let account = config.account(named: name) { return account }
        let known = config.accounts.map(\.name).joined(separator: ", ")
        throw Complaint(.usage, say("account.none", ["name": name, "names": known]))
    }

    /// Who names an account means that one, whatever the environment says.
    private func environment(_ name: String) -> String? {
        options.account == nil ? surroundings.environment(name) : nil
    }

    private func token(in path: String) throws(Complaint) -> String {
        do {
            guard let content = try PrivateFile.read(path) else { throw Complaint(.usage, "\(path): no such file") }
            let line = content.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            return String(decoding: line, as: UTF8.self)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(.usage, "\(error)")
        }
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        language.say(key, values)
    }
}
