import HubbubLocale
import HubbubModel

extension Setting {
    /// Every setting, in the order of the table.
    package static let all =
        single + texts("imprint", "Who runs the server and how to reach them.")
        + texts("privacy", "Added to what the privacy page says.")
        + texts("rules", "The community's own rules, beside the hubs' charters.")

    private static let single: [Setting] = [
        Setting(
            "data",
            .text,
            default: "./data",
            range: "a folder that may be written, or does not exist yet",
            "Where everything is kept. Command line and environment only.",
            isBeforeFile: true
        ),
        Setting(
            "config",
            .text,
            default: "",
            range: "a file",
            "Settings as one JSON object; `hubbub.json` in the data folder when there is one. Command line and environment only.",
            isBeforeFile: true
        ),
        Setting("host", .text, default: "127.0.0.1", range: "an address or name of this machine", "Where to listen."),
        Setting(
            "port",
            .integer(0...65_535),
            default: "8080",
            range: "0 to 65535; 0 takes any free one",
            "Where to listen."
        ),
        Setting(
            "public-url",
            .text,
            default: "",
            range: "`http://` or `https://`, a host, perhaps a port, no path",
            "How members reach the server. Without it the address they used is believed."
        ),
        Setting(
            "web-root",
            .text,
            default: "",
            range: "a folder",
            "Serve the browser's files from here instead of the built-in ones, afresh each time: for development."
        ),
        Setting(
            "community-name",
            .text,
            default: "Hubbub",
            range: "1 to \(Limits.nameCharacters) characters",
            "What the community is called."
        ),
        Setting(
            "languages",
            .list,
            default: Language.allCases.map(\.rawValue).joined(separator: ","),
            range: "one or more of " + Language.allCases.map { "`\($0.rawValue)`" }.joined(separator: " "),
            "The languages the community speaks; the first is used where nobody prefers another."
        ),
        Setting(
            "sign-up",
            .choice(SignupPolicy.allCases.map(\.rawValue)),
            default: SignupPolicy.open.rawValue,
            range: SignupPolicy.allCases.map { "`\($0.rawValue)`" }.joined(separator: " "),
            "Who may become a member: anyone, whom an operator approves, who has an invite."
        ),
        Setting(
            "email-required",
            .flag,
            default: "true",
            range: "`true` `false`",
            "Whether sign-up asks for an e-mail address."
        ),
        Setting(
            "writes-per-minute",
            .integer(0...100_000),
            default: "120",
            range: "0 to 100000; 0 for no limit",
            "How many writes (posts, edits, reactions …) one member may make in a minute."
        ),
        Setting(
            "upload-bytes",
            .integer(0...1_073_741_824),
            default: "26214400",
            range: "0 to 1073741824; 0 takes no files",
            "The largest file that may be uploaded, in bytes."
        ),
        Setting(
            "upload-day-bytes",
            .integer(0...1_099_511_627_776),
            default: "524288000",
            range: "0 to 1099511627776; 0 for no limit",
            "How much one member may upload in a day (UTC), in bytes."
        ),
        Setting(
            "tls-certificate",
            .text,
            default: "",
            range: "a PEM file; needs `tls-key`",
            "The certificate chain, when no proxy in front speaks TLS."
        ),
        Setting(
            "tls-key",
            .text,
            default: "",
            range: "a PEM file; needs `tls-certificate`",
            "The certificate's private key."
        ),
        Setting(
            "trusted-proxies",
            .list,
            default: "",
            range: "IP addresses",
            "Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed."
        ),
        Setting(
            "connections",
            .integer(16...1_000_000),
            default: "20000",
            range: "16 to 1000000, and what the system's limit of open files allows",
            "How many connections are open at once; more wait."
        ),
        Setting(
            "log-level",
            .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            default: "info",
            range: "`trace` `debug` `info` `notice` `warning` `error` `critical`",
            "What is written to standard error."
        ),
    ]

    /// A text for all, and one for those who read each language.
    private static func texts(_ name: String, _ meaning: String) -> [Setting] {
        let range = "text; blank lines part paragraphs"
        return [Setting(name, .text, default: "", range: range, meaning)]
            + Language.allCases.map { language in
                Setting(
                    "\(name)-\(language.rawValue)",
                    .text,
                    default: "",
                    range: range,
                    "`\(name)` for those who read `\(language.rawValue)`."
                )
            }
    }
}
