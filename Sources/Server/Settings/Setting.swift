/// One thing an operator may set: what it is called, what it takes, what it is when nobody says.
///
/// The same name serves the command line (`--public-url`), the environment (`HUBBUB_PUBLIC_URL`) and the file
/// (`"public-url"`). docs/OPERATIONS.md shows the table of them, and a test compares.
package struct Setting: Sendable {
    package enum Kind: Sendable, Equatable {
        case text
        case integer(ClosedRange<Int>)
        case flag
        case choice([String])
        case list
    }

    package let name: String
    package let kind: Kind
    /// As one would write it; empty for none.
    package let `default`: String
    /// What is taken, in words.
    package let range: String
    package let meaning: String
    /// Where it must be known before a file can be read.
    package let isBeforeFile: Bool

    init(
        _ name: String,
        _ kind: Kind,
        default: String,
        range: String,
        _ meaning: String,
        isBeforeFile: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.default = `default`
        self.range = range
        self.meaning = meaning
        self.isBeforeFile = isBeforeFile
    }

    /// What it is called in the environment.
    package var environmentName: String {
        "HUBBUB_" + name.uppercased().replacing("-", with: "_")
    }

    /// What the table calls its kind.
    package var type: String {
        switch kind {
        case .text: "text"
        case .integer: "integer"
        case .flag: "flag"
        case .choice: "choice"
        case .list: "list"
        }
    }

    /// Markdown, one row a setting, as docs/OPERATIONS.md holds it.
    package static var table: String {
        let head = "| setting | type | default | range | meaning |\n| --- | --- | --- | --- | --- |\n"
        return head
            + all.map { setting in
                let value = setting.default.isEmpty ? "none" : "`\(setting.default)`"
                return "| `\(setting.name)` | \(setting.type) | \(value) | \(setting.range) | \(setting.meaning) |\n"
            }.joined()
    }
}
