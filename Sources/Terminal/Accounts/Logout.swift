import HubbubLocale
import HubbubWire

/// Ends the session at the server and forgets its token.
struct Logout {
    let surroundings: Surroundings
    let language: Language?

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        language = LocaleChoice.language(surroundings.environment)
    }

    /// Of the server named, else the last one logged in to.
    func run(_ text: String?) throws(Complaint) -> ExitStatus {
        var saved = Connection.savedServers(surroundings)
        if let text, ServerURL(text) == nil { throw Complaint(.usage, say("server.invalid")) }
        let address = text.flatMap { ServerURL($0)?.description }
        guard let entry = saved.entry(for: address), let server = ServerURL(entry.url),
            let folder = ConfigFolder(environment: surroundings.environment)
        else { throw Complaint(.usage, say("login.none")) }
        saved.remove(entry.url)
        do {
            try PrivateFile.write(folder.servers, saved.content)
        } catch {
            throw Complaint(.refused, "\(error)")
        }
        // The token is forgotten here in any case; the server is told if it can be reached.
        _ = try LoginExchange.send("account.logout", Array("{}".utf8), to: server, token: entry.token, language, say)
        _ = StandardStream.output(say("logout.done") + "\n")
        return .done
    }

    private func say(_ key: String) -> String { Catalogue.text("terminal.\(key)", language ?? .fallback) }
}
