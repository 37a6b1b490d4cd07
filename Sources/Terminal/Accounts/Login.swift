import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubWire

/// Logs in over HTTP and remembers the token as an account.
struct Login {
    let surroundings: Surroundings
    let language: Language?

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        language = LocaleChoice.language(surroundings.environment)
    }

    /// Without an account's name it is called by the nick and the server's name.
    func run(
        _ text: String,
        nick: String?,
        account: String?,
        passwordFromInput: Bool,
        byCode: Bool
    ) throws(Complaint) -> ExitStatus {
        guard let server = ServerURL(text) else { throw Complaint(.usage, say("server.invalid")) }
        guard let folder = ConfigFolder(environment: surroundings.environment) else {
            throw Complaint(.usage, say("home.none"))
        }
        if let account, !Self.isName(account) { throw Complaint(.usage, say("account.invalid")) }
        if byCode {
            let (token, nick) = try CodeLogin(server: server, language: language).run()
            try remember(token, of: nick, at: server, as: account, in: folder)
            return .done
        }
        let (name, password) = try credentials(nick, passwordFromInput)
        let (token, known) = try logIn(to: server, name, password)
        try remember(token, of: known, at: server, as: account, in: folder)
        return .done
    }

    /// Keeps a token as an account's; one that cannot be kept is ended at the server, since nobody could end it later.
    private func remember(
        _ token: String,
        of nick: String,
        at server: ServerURL,
        as account: String?,
        in folder: ConfigFolder
    ) throws(Complaint) {
        let nick = TerminalText.safe(nick)
        let name = account ?? "\(nick)@\(server.description.split(separator: "/").last ?? "")"
        do throws(Complaint) {
            try keep(
                token,
                ConfigFile.Account(name: name, server: server.description, nick: nick, token: token),
                in: folder
            )
        } catch {
            try? LoginExchange.logOut(token, of: server, language)
            throw error
        }
        _ = StandardStream.output(say("login.done", ["nick": nick, "server": server.description]) + "\n")
    }

    private func keep(_ token: String, _ account: ConfigFile.Account, in folder: ConfigFolder) throws(Complaint) {
        var account = account
        do {
            var file = try folder.read()
            if file[.keyring] == "on" {
                guard Keyring(account: account.name).keep(token) else { throw Complaint(.refused, say("keyring.none")) }
                account.token = Keyring.mark
            }
            file.add(account)
            try folder.write(file)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(.refused, "\(error)")
        }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "]") }
    }

    private func credentials(_ nick: String?, _ fromInput: Bool) throws(Complaint) -> (nick: String, password: String) {
        let hasTerminal = isatty(STDIN_FILENO) == 1
        let given = surroundings.environment("HUBBUB_PASSWORD")
        let needsNoTerminal = fromInput || given != nil
        guard hasTerminal || needsNoTerminal else { throw Complaint(.usage, say("login.terminal")) }
        guard hasTerminal && !fromInput || nick != nil else { throw Complaint(.usage, say("login.nick")) }
        let name = nick ?? PasswordPrompt.ask(say("ask.nick"), isShown: true)
        let password =
            fromInput ? PasswordPrompt.firstLine() : given ?? PasswordPrompt.ask(say("ask.password"), isShown: false)
        guard let name, let password, !name.isEmpty, !password.isEmpty else {
            throw Complaint(.usage, say("login.empty"))
        }
        return (name, password)
    }

    private func logIn(
        to server: ServerURL,
        _ nick: String,
        _ password: String
    ) throws(Complaint) -> (token: String, nick: String) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("nick", nick)
            writer.field("password", password)
            writer.field("client", "hubbub \(HubbubProtocol.product)")
        }
        let answer = try LoginExchange.send("account.login", writer.bytes, to: server, token: nil, language)
        guard let token = answer["token"]?.string, Connection.isToken(token) else {
            throw Complaint(.noConnection, say("server.other"))
        }
        return (token, answer["member"]?["nick"]?.string ?? nick)
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        (language ?? .fallback).say(key, values)
    }
}
