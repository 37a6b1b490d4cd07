/// The desktop's keyring, spoken to by libsecret's program `secret-tool`.
///
/// The token goes to it on its standard input, never on its command line.
struct Keyring {
    private static let program = "secret-tool"
    /// Stands in the file for a token that the keyring has; no token has brackets.
    static let mark = "(keyring)"

    /// The section of `hubbub.conf` that the token belongs to.
    let account: String

    /// False where there is no keyring, or it is locked.
    func keep(_ token: String) -> Bool {
        ask("store", label: ["--label=Hubbub: \(account)"], input: token) != nil
    }

    /// nil where there is no keyring, it is locked, or does not have it.
    var token: String? {
        guard let said = ask("lookup") else { return nil }
        let line = said.prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    func forget() { _ = ask("clear") }

    private func ask(_ word: String, label: [String] = [], input: String = "") -> [UInt8]? {
        let words = [word] + label + ["application", "hubbub", "account", account]
        return ChildProcess.run(Self.program, words, input: Array(input.utf8), longest: Connection.tokenBytes)
    }
}
