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
        let config = try read(surroundings, isTelling: options.isVerbose)
        let search = ConnectionSearch(options, surroundings, config, language ?? .fallback)
        let (server, account) = try search.place()
        let token = try search.token(of: account, at: server)
        return Connection(server: server, token: token, language: language, config: config)
    }

    /// Requests over HTTP to the server, as the member, in the language that was asked for.
    func exchange(_ group: any EventLoopGroup) -> HTTPExchange {
        HTTPExchange(group: group, server: server, token: token, language: language?.rawValue ?? "")
    }

    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= tokenBytes && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
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
