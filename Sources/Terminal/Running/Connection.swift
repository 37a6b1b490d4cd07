import Glibc
import HubbubLocale
import NIOCore

/// Which server to speak to, as whom, and how to show it.
struct Connection {
    let server: ServerURL
    let token: String
    /// What was asked for on this machine; nil leaves it to the member's settings.
    let language: Language?

    /// From the command line, else the environment, else the last login.
    ///
    /// - Throws: `Complaint` when it is not known where to, or as whom.
    static func find(
        server: String?,
        token: String?,
        _ surroundings: Surroundings
    ) throws(Complaint) -> Connection {
        let language = LocaleChoice.language(surroundings.environment)
        let say = { (key: String) in Catalogue.text("terminal.\(key)", language ?? .fallback) }
        let saved = savedServers(surroundings)
        let address = server ?? surroundings.environment("HUBBUB_SERVER")
        var entry = saved.entry(for: nil)
        var url = entry.flatMap { ServerURL($0.url) }
        if let address {
            url = ServerURL(address)
            guard let url else { throw Complaint(.usage, say("server.invalid")) }
            entry = saved.entry(for: url.description)
        }
        guard let url else { throw Complaint(.usage, say("server.none")) }
        guard let token = token ?? surroundings.environment("HUBBUB_TOKEN") ?? entry?.token else {
            throw Complaint(.noConnection, say("login.first") + " hubbub login \(url)")
        }
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), token.utf8.count <= 512 else {
            throw Complaint(.usage, say("token.invalid"))
        }
        return Connection(server: url, token: token, language: language)
    }

    static func savedServers(_ surroundings: Surroundings) -> SavedServers {
        guard let folder = ConfigFolder(environment: surroundings.environment),
            let content = try? PrivateFile.read(folder.servers)
        else { return SavedServers() }
        return SavedServers(content)
    }
}
