import Glibc
import HubbubLocale
import HubbubMarkup
import NIOCore
import NIOPosix

/// The program `hubbub` without its command line.
///
/// Every function here may be called once in a process, from its main thread.
package enum TerminalProgram {
    /// What every command of the program can be told.
    struct Options: Sendable {
        var server: String?
        var account: String?
        var tokenFile: String?
        var json = false
        var isQuiet = false
        var isVerbose = false

        init() {}
    }

    /// Where lines come from.
    enum Input: Sendable {
        /// Standard input; then what happens, if asked for.
        case standard(follows: Bool)
        /// No lines, only what happens.
        case none
        /// A file, `-` for standard input.
        case script(path: String, isStrict: Bool)
    }

    /// Talks: on a terminal line by line with editing, else as a tool for scripts.
    static func talk(_ options: Options, _ input: Input) -> ExitStatus {
        run { surroundings throws(Complaint) in
            let connection = try Connection.find(options, surroundings)
            let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
            let isInteractive = if case .standard = input { isTerminal && !options.json } else { false }
            do {
                let signals = isInteractive ? try Signals() : nil
                let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
                let mailbox = try Mailbox()
                let client = client(connection, mailbox, group, surroundings, isInteractive: isInteractive)
                let transfers = FileTransfers(connection.exchange(group), mailbox, makeKey: surroundings.makeKey)
                guard let signals else {
                    return try ScriptSession(client: client, options, input, transfers, surroundings).run()
                }
                let talk = InteractiveSession(
                    client: client,
                    connection,
                    group,
                    signals,
                    transfers,
                    surroundings
                )
                return try talk.run()
            } catch let complaint as Complaint {
                throw complaint
            } catch {
                throw Complaint(.noConnection, "\(error)")
            }
        }
    }

    /// Posts standard input and files.
    static func post(_ options: Options, _ posting: Posting) -> ExitStatus {
        tool(options) { tool throws(CallFailure) in try posting.run(&tool) }
    }

    /// Prints what a channel or thread holds.
    static func read(_ options: Options, _ channel: String, since: String?) -> ExitStatus {
        tool(options) { tool throws(CallFailure) in try ChannelReading(channel: channel, since: since).run(&tool) }
    }

    /// Prints what is unread; `isWhole` with the messages.
    static func unread(_ options: Options, isWhole: Bool) -> ExitStatus {
        tool(options) { tool throws(CallFailure) in try UnreadReport(isWhole: isWhole).run(&tool) }
    }

    /// Prints what is found.
    static func search(_ options: Options, _ query: String, isBestFirst: Bool, limit: Int64) -> ExitStatus {
        tool(options) { tool throws(CallFailure) in
            try SearchReport(query: query, isBestFirst: isBestFirst, limit: limit).run(&tool)
        }
    }

    /// Does any command of the server's table.
    static func perform(_ options: Options, _ command: String, _ words: [String]) -> ExitStatus {
        tool(options) { tool throws(CallFailure) in try CommandCall(command: command, words: words).run(&tool) }
    }

    private static func tool(_ options: Options, _ body: (inout Tool) throws(CallFailure) -> Void) -> ExitStatus {
        run { surroundings throws(Complaint) in
            var tool = try Tool(options, surroundings)
            return try tool.run(body)
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
        let kind = TerminalKind(surroundings.environment)
        let isLinked = kind.isLinked && connection.config[.links] == "auto"
        let colour: TerminalStyle = isLinked ? .linked : .colour
        var state = ClientState(
            language: language,
            keepsLanguage: connection.language != nil,
            readsWhatItShows: isInteractive
        )
        state.server = connection.server.description
        state.foldsIgnored = connection.config[.ignored] == "folded"
        state.tellsReturn = connection.config[.reconnect] == "shown"
        return Client(
            link: Link(group: group, server: connection.server, mailbox: mailbox),
            mailbox: mailbox,
            token: connection.token,
            language: connection.language?.rawValue,
            state: state,
            rendering: Rendering(
                style: isInteractive && kind.isColoured ? colour : .plain,
                width: isInteractive ? LineEditor.terminalWidth : Rendering.usualWidth,
                cutsLines: isInteractive,
                language: language,
                clock: LocalTime.here
            ),
            surroundings: surroundings
        )
    }

    /// Logs in to a server and remembers the token.
    static func logIn(
        _ url: String,
        nick: String?,
        account: String?,
        passwordFromInput: Bool,
        byCode: Bool
    ) -> ExitStatus {
        run { surroundings throws(Complaint) in
            try Login(surroundings).run(
                url,
                nick: nick,
                account: account,
                passwordFromInput: passwordFromInput,
                byCode: byCode
            )
        }
    }

    /// Ends the session at the server and forgets the token.
    static func logOut(_ name: String?) -> ExitStatus {
        run { surroundings throws(Complaint) in try Logout(surroundings).run(name) }
    }

    /// Prints the accounts, the one that is meant first by an asterisk.
    static func listAccounts() -> ExitStatus {
        run { surroundings throws(Complaint) in try Configuring(surroundings).listAccounts() }
    }

    /// Prints the settings, or changes one: `name`, `name=value`, `name=` for what holds without the file.
    static func configure(_ word: String?) -> ExitStatus {
        run { surroundings throws(Complaint) in try Configuring(surroundings).run(word) }
    }

    private static func run(_ body: (Surroundings) throws(Complaint) -> ExitStatus) -> ExitStatus {
        StandardStream.openClosed()
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is said by the call that wrote it.
        signal(SIGXFSZ, SIG_IGN)
        LocaleChoice.useUTF8()
        tzset()
        do {
            return try body(.system)
        } catch {
            if !error.say.isEmpty { StandardStream.error("hubbub: \(TerminalText.safeLines(error.say))\n") }
            return error.status
        }
    }
}
