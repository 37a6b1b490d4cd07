import ArgumentParser
import HubbubTerminal

/// The command line of the terminal client.
struct HubbubCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbub",
        abstract: "Talk in a Hubbub community: line by line on a terminal, or as a tool for scripts.",
        discussion: """
            On a terminal, plain text posts to the open channel and lines that begin with / are commands; /help lists \
            them, Tab completes, Ctrl-D leaves. Anywhere else, lines are read from standard input and answered in order.

            The exit status is 0 when all went well, 1 when something was refused, 2 for wrong usage, 3 without a \
            connection or a valid login. NO_COLOR, TERM and COLUMNS are respected, and LANG where it names one of the \
            server's languages. Secrets come from hubbub.conf, HUBBUB_TOKEN, HUBBUB_PASSWORD, files or standard input, \
            never from the command line.
            """,
        version: "hubbub \(Version.text)",
        subcommands: [
            TalkCommand.self, PostCommand.self, ReadCommand.self, UnreadCommand.self, SearchCommand.self,
            FollowCommand.self, RunCommand.self, DoCommand.self, LoginCommand.self, LogoutCommand.self,
            AccountsCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: TalkCommand.self
    )
}
