import Glibc
import HubbubLocale
import HubbubMarkup
import NIOCore

/// Which server to speak to, as whom, and how to show it.
struct Connection {
    /// Longer than any token.
    static let tokenBytes = 512

    let server: ServerURL
    let token: String
    /// What was asked for on this machine; nil leaves it to the member's settings.
    let language: Language?
    let config: ConfigFile

    /// From the command line, else the environment, else the account that the file means.
    ///
    /// - Throws: `Complaint` when it is not known where to, or as whom.
    static func find(
        _ options: TerminalProgram.Options,
        _ surroundings: Surroundings
    ) throws(Complaint) -> Connection {
        let language = LocaleChoice.language(surroundings.environment)
        let say = { (key: String, values: [String: String]) in
            Catalogue.text("terminal.\(key)", language ?? .fallback, values)
        }
        let config = try read(surroundings, isTelling: options.isVerbose)
        let address = options.server ?? (options.account == nil ? surroundings.environment("HUBBUB_SERVER") : nil)
        var account: ConfigFile.Account?
        var url: ServerURL?
        if let name = options.account {
            account = config.account(named: name)
            guard account != nil else {
                let known = config.accounts.map(\.name).joined(separator: ", ")
                throw Complaint(.usage, say("account.none", ["name": name, "names": known]))
            }
        }
        if let address {
            url = ServerURL(address)
            guard let url else { throw Complaint(.usage, say("server.invalid", [:])) }
            if account == nil { account = config.account(at: url.description) }
        } else {
            account = account ?? config.account(at: nil)
            url = account.flatMap { ServerURL($0.server) }
        }
        guard let url else { throw Complaint(.usage, say("server.none", [:])) }
        let given =
            try options.tokenFile.map(token(in:))
            ?? (options.account == nil ? surroundings.environment("HUBBUB_TOKEN") : nil)
        // A login is for the server that it was made at.
        guard let token = given ?? (account?.server == url.description ? account?.token : nil) else {
            throw Complaint(.noConnection, say("login.first", [:]) + " hubbub login \(url)")
        }
        guard token != Keyring.mark || account?.token != token else {
            guard let name = account?.name, let kept = Keyring(account: name).token, isToken(kept) else {
                throw Complaint(.noConnection, say("keyring.none", [:]))
            }
            return Connection(server: url, token: kept, language: language, config: config)
        }
        guard isToken(token) else { throw Complaint(.usage, say("token.invalid", [:])) }
        return Connection(server: url, token: token, language: language, config: config)
    }

    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= tokenBytes && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func token(in path: String) throws(Complaint) -> String {
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

    private static func read(_ surroundings: Surroundings, isTelling: Bool) throws(Complaint) -> ConfigFile {
        guard let folder = ConfigFolder(environment: surroundings.environment) else { return ConfigFile() }
        do {
            let file = try folder.read()
            for mistake in file.mistakes {
                StandardStream.error("hubbub: \(folder.config): \(TerminalText.safe(mistake))\n")
            }
            return file
        } catch {
            throw Complaint(.usage, "\(error)")
        }
    }
}
