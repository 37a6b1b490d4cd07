/// The commands of `hubbub`: the one table behind its command line, its help, its manual page and its completion.
enum ProgramCommands {
    static let abstract = "Talk in a Hubbub community: line by line on a terminal, or as a tool for scripts."
    static let discussion = """
        On a terminal, plain text posts to the open channel and lines that begin with / are commands; /help lists \
        them, Tab completes, Ctrl-D leaves. Anywhere else, lines are read from standard input and answered in order.

        The exit status is 0 when all went well, 1 when something was refused, 2 for wrong usage, 3 without a \
        connection or a valid login. NO_COLOR, TERM and COLUMNS are respected, and LANG where it names one of the \
        server's languages. Secrets come from hubbub.conf, HUBBUB_TOKEN, HUBBUB_PASSWORD, files, the desktop's keyring or standard input, \
        never from the command line.
        """

    static let all = [
        talk, post, read, unread, search, follow, run, perform, login, logout, accounts, config,
    ]

    static func named(_ name: String) -> ProgramCommand? { all.first { $0.name == name } }

    private static let shared: [ProgramArgument] = [
        .option("server", "url", "The server, as https://chat.example.org; HUBBUB_SERVER stands for it."),
        .option(
            "account",
            "name",
            "An account of hubbub.conf: its name, a nick, or a server's address, where only one is meant."
        ),
        .option(
            "token-file",
            "path",
            "A file whose first line is a bearer token; HUBBUB_TOKEN holds one itself.",
            isPath: true
        ),
        .flag("quiet", short: "q", "Print only what was asked for, and what went wrong."),
        .flag("verbose", short: "v", "Say on standard error what is done."),
    ]
    private static let json = ProgramArgument.flag("json", "Print one JSON object a line.")

    static let talk = ProgramCommand(
        name: "talk",
        abstract: "Talk (what happens without a command).",
        arguments: [
            .flag("json", "Print one JSON object a line: an answer for each line read, and with --follow each event."),
            .flag("follow", "Stay when the input has ended and print what happens."),
        ] + shared,
        run: { TerminalProgram.talk($0.shared(), .standard(follows: $0.has("follow"))) }
    )

    private static let post = ProgramCommand(
        name: "post",
        abstract: "Post standard input, with files if you like; print the new message's address.",
        discussion: """
            With --file the text may be empty, and where standard input is a terminal it is not read. Several files stand \
            in the order given, each --alt with the file before it.
            """,
        arguments: [
            .word("channel", "As '#berlin/coworking', or '@ana,ben' for a conversation."),
            .option("reply", "number", "The number in the channel that is answered."),
            .option("title", "text", "A title for the thread that it begins."),
            .option("file", "path", "A file that is sent and shown with the message.", isRepeating: true, isPath: true),
            .option("alt", "text", "What the picture before it shows, for those who do not see it.", isRepeating: true),
            .flag("json", "Print the answer as JSON."),
        ] + shared,
        check: { given in
            if let reply = given.value("reply"), Int64(reply).map({ $0 > 0 }) != true {
                return "--reply takes a number."
            }
            let first = given.options.first { $0.name == "file" || $0.name == "alt" }
            if first?.name == "alt" { return "--alt belongs behind the --file that it is about." }
            return given.files.count > Posting.files ? "A message has at most \(Posting.files) files." : nil
        },
        run: {
            let posting = Posting(
                channel: $0.first,
                reply: $0.value("reply").flatMap { Int64($0) },
                title: $0.value("title"),
                files: $0.files
            )
            return TerminalProgram.post($0.shared(), posting)
        }
    )

    private static let read = ProgramCommand(
        name: "read",
        abstract: "Print what was said in a channel or thread, oldest first. Nothing becomes read by it.",
        arguments: [
            .word("channel", "As '#berlin/coworking', '@ana', or '#berlin/coworking/42' for a whole thread."),
            .option("since", "span", "How far back, as 30m, 2h, 7d; the newest 100 lines when absent."), json,
        ] + shared,
        run: { TerminalProgram.read($0.shared(), $0.first, since: $0.value("since")) }
    )

    private static let unread = ProgramCommand(
        name: "unread",
        abstract: "Print what is unread, by channel. Nothing becomes read by it.",
        arguments: [
            .flag("whole", "Print the messages too, from the first unread one of each channel on."),
            .flag("json", "Print one JSON object a line, for each channel."),
        ] + shared,
        run: { TerminalProgram.unread($0.shared(), isWhole: $0.has("whole")) }
    )

    private static let search = ProgramCommand(
        name: "search",
        abstract: "Search all that you may read.",
        arguments: [
            .word("words", "Words, and from:ana in:#berlin before:2013-05-02 after:2013-01-01.", isRepeating: true),
            .flag("best", "The best first instead of the newest."),
            .option("limit", "number", "How many results at most.", standard: "50"), json,
        ] + shared,
        check: { given in
            let limit = given.value("limit").map { Int64($0) ?? 0 } ?? 50
            return (1...10_000).contains(limit) ? nil : "--limit is 1 to 10000."
        },
        run: {
            TerminalProgram.search(
                $0.shared(),
                $0.words.joined(separator: " "),
                isBestFirst: $0.has("best"),
                limit: $0.value("limit").flatMap { Int64($0) } ?? 50
            )
        }
    )

    private static let follow = ProgramCommand(
        name: "follow",
        abstract: "Print what happens until it is stopped; comes back by itself when the connection is lost.",
        arguments: [json] + shared,
        run: { TerminalProgram.talk($0.shared(), .none) }
    )

    private static let run = ProgramCommand(
        name: "run",
        abstract: "Do the lines of a file one after the other, as if they were typed.",
        arguments: [
            .word(
                "script",
                "The file, - for standard input. A first line that begins with #! is passed over.",
                isPath: true
            ),
            .flag("strict", "Stop at the first refusal."), json,
        ] + shared,
        run: { TerminalProgram.talk($0.shared(), .script(path: $0.first, isStrict: $0.has("strict"))) }
    )

    private static let perform = ProgramCommand(
        name: "do",
        abstract: "Do any command of the server's table, and print its answer as JSON.",
        discussion: """
            key=value gives a field its value, key@FILE the content of a file (key@- standard input, for secrets), \
            key:=JSON anything. docs/PROTOCOL.md lists the commands, and so does the server at /api/v1/commands.
            """,
        arguments: [
            .word("command", "As member.show."), .word("fields", "As member=ana.", isOptional: true, isRepeating: true),
        ] + shared,
        run: { TerminalProgram.perform($0.shared(json: true), $0.first, Array($0.words.dropFirst())) }
    )

    private static let login = ProgramCommand(
        name: "login",
        abstract: "Log in to a server and remember it in hubbub.conf.",
        discussion: """
            Several logins stand beside each other; the last is the one that is meant. Without a terminal take --code, \
            or give --nick, and the password in HUBBUB_PASSWORD or on standard input.
            """,
        arguments: [
            .word("url", "The server, as https://chat.example.org."),
            .option("nick", "nick", "Your nick or e-mail address; asked for when absent."),
            .option("account", "name", "What to call the account; nick@server when absent."),
            .flag(
                "code",
                "Log in without a password: show a code, and wait for it to be approved where you are logged in."
            ), .flag("password-stdin", "Read the password from the first line of standard input; needs --nick."),
        ],
        run: {
            TerminalProgram.logIn(
                $0.first,
                nick: $0.value("nick"),
                account: $0.value("account"),
                passwordFromInput: $0.has("password-stdin"),
                byCode: $0.has("code")
            )
        }
    )

    private static let logout = ProgramCommand(
        name: "logout",
        abstract: "End the session of an account and forget it.",
        arguments: [
            .word(
                "account",
                "The account's name, its nick or its server; the one that is meant when absent.",
                isOptional: true
            )
        ],
        run: { TerminalProgram.logOut($0.words.first) }
    )

    private static let accounts = ProgramCommand(
        name: "accounts",
        abstract: "List the accounts of hubbub.conf; * marks the one that is meant when none is named.",
        arguments: [],
        run: { _ in TerminalProgram.listAccounts() }
    )

    private static let config = ProgramCommand(
        name: "config",
        abstract: "Show the settings of hubbub.conf, or change one.",
        discussion: Setting.allCases.map { setting in
            let words = setting.values.isEmpty ? "" : " (\(setting.values.joined(separator: ", ")))"
            return "\(setting.rawValue)\(words): \(setting.help)"
        }.joined(separator: "\n\n"),
        arguments: [.word("setting", "As notify, or notify=bell; notify= takes it back.", isOptional: true)],
        run: { TerminalProgram.configure($0.words.first) }
    )
}
