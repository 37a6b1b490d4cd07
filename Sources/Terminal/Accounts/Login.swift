import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubWire
import NIOCore
import NIOPosix

/// Logs in over HTTP and remembers the token.
struct Login {
    let surroundings: Surroundings
    let language: Language?

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        language = LocaleChoice.language(surroundings.environment)
    }

    func run(_ text: String, nick: String?, passwordFromInput: Bool) throws(Complaint) -> ExitStatus {
        guard let server = ServerURL(text) else { throw Complaint(.usage, say("server.invalid")) }
        guard let folder = ConfigFolder(environment: surroundings.environment) else {
            throw Complaint(.usage, say("home.none"))
        }
        let (name, password) = try credentials(nick, passwordFromInput)
        let (token, known) = try logIn(to: server, name, password)
        var saved = Connection.savedServers(surroundings)
        saved.add(SavedServers.Entry(url: server.description, nick: known, token: token))
        do {
            try PrivateFile.write(folder.servers, saved.content)
        } catch {
            throw Complaint(.refused, "\(error)")
        }
        _ = StandardStream.output(
            say("login.done", ["nick": TerminalText.safe(known), "server": server.description]) + "\n"
        )
        return .done
    }

    private func credentials(_ nick: String?, _ fromInput: Bool) throws(Complaint) -> (nick: String, password: String) {
        let hasTerminal = isatty(STDIN_FILENO) == 1
        guard hasTerminal || fromInput else { throw Complaint(.usage, say("login.terminal")) }
        guard fromInput == false || nick != nil else { throw Complaint(.usage, say("login.nick")) }
        let name = nick ?? PasswordPrompt.ask(say("ask.nick"), isShown: true)
        let password = fromInput ? PasswordPrompt.firstLine() : PasswordPrompt.ask(say("ask.password"), isShown: false)
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
        let answer = try LoginExchange.send("account.login", writer.bytes, to: server, token: nil, language, say)
        guard let token = answer["token"]?.string else { throw Complaint(.noConnection, say("server.other")) }
        return (token, answer["member"]?["nick"]?.string ?? nick)
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        Catalogue.text("terminal.\(key)", language ?? .fallback, values)
    }

    private func say(_ key: String) -> String { say(key, [:]) }
}
