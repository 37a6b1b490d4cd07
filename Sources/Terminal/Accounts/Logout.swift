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

    /// Of the account or server named, else the one that is meant when none is.
    func run(_ name: String?) throws(Complaint) -> ExitStatus {
        guard let folder = ConfigFolder(environment: surroundings.environment) else {
            throw Complaint(.usage, say("home.none"))
        }
        let token: String?
        let server: ServerURL
        do {
            var file = try folder.read()
            let known = name.map { file.account(named: $0) } ?? file.account(at: nil)
            guard let known, let url = ServerURL(known.server) else { throw Complaint(.usage, say("login.none")) }
            (token, server) = (known.token == Keyring.mark ? Keyring(account: known.name).token : known.token, url)
            if known.token == Keyring.mark { Keyring(account: known.name).forget() }
            file.remove(known.name)
            try folder.write(file)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(.refused, "\(error)")
        }
        // The token is forgotten here in any case; the server is told if it can be reached.
        if let token { try LoginExchange.logOut(token, of: server, language) }
        _ = StandardStream.output(say("logout.done") + "\n")
        return .done
    }

    private func say(_ key: String) -> String { (language ?? .fallback).say(key) }
}
