import Glibc
import HubbubLocale
import HubbubMarkup
import NIOCore
import NIOPosix

/// The program `hubbub` without its command line.
///
/// Every function here may be called once in a process, from its main thread.
package enum TerminalProgram {
    package struct Options: Sendable {
        package var server: String?
        package var token: String?
        package var json: Bool
        package var follow: Bool

        package init(server: String? = nil, token: String? = nil, json: Bool = false, follow: Bool = false) {
            self.server = server
            self.token = token
            self.json = json
            self.follow = follow
        }
    }

    /// Talks: on a terminal line by line with editing, else as a tool for scripts.
    package static func talk(_ options: Options) -> ExitStatus {
        run { surroundings throws(Complaint) in
            let connection = try Connection.find(server: options.server, token: options.token, surroundings)
            let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !options.json
            do {
                let signals = isInteractive ? try Signals() : nil
                let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
                let mailbox = try Mailbox()
                let client = client(connection, mailbox, group, surroundings, isInteractive: isInteractive)
                guard let signals else { return ScriptSession(client: client, options).run() }
                let talk = InteractiveSession(client: client, connection, group, signals, surroundings)
                return try talk.run()
            } catch let complaint as Complaint {
                throw complaint
            } catch {
                throw Complaint(.noConnection, "\(error)")
            }
        }
    }

    private static func client(
        _ connection: Connection,
        _ mailbox: Mailbox,
        _ group: any EventLoopGroup,
        _ surroundings: Surroundings,
        isInteractive: Bool
    ) -> Client {
        let language = connection.language ?? .fallback
        let isColoured = isInteractive && TerminalKind(surroundings.environment).isColoured
        return Client(
            link: Link(group: group, server: connection.server, mailbox: mailbox),
            mailbox: mailbox,
            token: connection.token,
            language: connection.language?.rawValue,
            state: ClientState(
                language: language,
                keepsLanguage: connection.language != nil,
                readsWhatItShows: isInteractive
            ),
            rendering: Rendering(
                style: isColoured ? .colour : .plain,
                width: isInteractive ? LineEditor.terminalWidth : Rendering.usualWidth,
                cutsLines: isInteractive,
                language: language,
                clock: LocalTime.here
            ),
            surroundings: surroundings
        )
    }

    /// Logs in to a server and remembers the token.
    package static func logIn(_ url: String, nick: String?, passwordFromInput: Bool) -> ExitStatus {
        run { surroundings throws(Complaint) in
            try Login(surroundings).run(url, nick: nick, passwordFromInput: passwordFromInput)
        }
    }

    /// Ends the session at the server and forgets the token.
    package static func logOut(_ url: String?) -> ExitStatus {
        run { surroundings throws(Complaint) in try Logout(surroundings).run(url) }
    }

    private static func run(_ body: (Surroundings) throws(Complaint) -> ExitStatus) -> ExitStatus {
        signal(SIGPIPE, SIG_IGN)
        LocaleChoice.useUTF8()
        tzset()
        do {
            return try body(.system)
        } catch {
            StandardStream.error("hubbub: \(TerminalText.safeLines(error.say))\n")
            return error.status
        }
    }
}
