/// The file `hubbub.conf`: settings, then a section for each account.
///
/// Comments and order survive a change.
struct ConfigFile: Hashable, Sendable {
    /// Longer names and values are nothing that this client writes.
    static let valueBytes = 4_096

    struct Account: Hashable, Sendable {
        /// The section's name, as `ana@chat.example.org`.
        let name: String
        let server: String
        let nick: String
        var token: String
    }

    private var lines: [Line] = []

    private enum Line: Hashable, Sendable {
        /// A comment, an empty line, or what is not understood.
        case other(String)
        case section(String)
        case value(key: String, String)
    }

    init() {}

    /// Reads the file's content; lines that are not understood are kept and passed over.
    init(_ content: [UInt8]) {
        let text = String(decoding: content, as: UTF8.self)
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false)
        if rest.last?.isEmpty == true { rest.removeLast() }
        lines = rest.map { Self.read(String($0)) }
    }

    private static func read(_ line: String) -> Line {
        let bare = trimmed(line[...])
        if bare.hasPrefix("["), bare.hasSuffix("]"), bare.count > 2 {
            return .section(String(bare.dropFirst().dropLast()))
        }
        guard !bare.hasPrefix("#"), !bare.hasPrefix(";"), let equals = bare.firstIndex(of: "=") else {
            return .other(line)
        }
        let key = trimmed(bare[..<equals])
        guard !key.isEmpty, bare.utf8.count <= valueBytes else { return .other(line) }
        return .value(key: String(key), String(trimmed(bare[bare.index(after: equals)...])))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// What a setting is; what the file says is not one of its words is as if it said nothing.
    subscript(_ setting: Setting) -> String {
        let said = value(setting.rawValue, in: nil) ?? ""
        return setting.values.isEmpty || setting.values.contains(said) ? said : setting.standard
    }

    /// Lines that mean nothing here, as `line 3: notfy`: to be told.
    var mistakes: [String] {
        var section: String?
        return lines.enumerated().compactMap { index, line in
            switch line {
            case .section(let name):
                section = name
                return nil
            case .other(let text):
                let bare = Self.trimmed(text[...])
                return bare.isEmpty || bare.hasPrefix("#") || bare.hasPrefix(";") ? nil : "line \(index + 1): \(bare)"
            case .value(let key, let value):
                if section != nil {
                    return ["server", "nick", "token"].contains(key) ? nil : "line \(index + 1): \(key)"
                }
                guard let setting = Setting(rawValue: key) else { return "line \(index + 1): \(key)" }
                let isKnown = setting.values.isEmpty || setting.values.contains(value)
                return isKnown
                    ? nil : "line \(index + 1): \(key) = \(value) (\(setting.values.joined(separator: ", ")))"
            }
        }
    }

    var accounts: [Account] {
        lines.compactMap { line in
            guard case .section(let name) = line, let server = value("server", in: name),
                let token = value("token", in: name)
            else { return nil }
            return Account(name: name, server: server, nick: value("nick", in: name) ?? "", token: token)
        }
    }

    /// The account that is meant by a name: its own, a nick, or a server's address; nil where several are.
    func account(named name: String) -> Account? {
        if let exact = accounts.first(where: { $0.name == name }) { return exact }
        let address = ServerURL(name)?.description
        let others = accounts.filter { $0.nick == name || $0.server == address }
        return others.count == 1 ? others[0] : nil
    }

    /// At a server, or anywhere: the one that the file names, else the first.
    func account(at server: String?) -> Account? {
        let there = accounts.filter { server == nil || $0.server == server }
        return there.first { $0.name == self[.account] } ?? there.first
    }

    private func value(_ key: String, in section: String?) -> String? {
        var current: String?
        var isFirst = true
        for line in lines {
            switch line {
            case .section(let name):
                // Of two sections with one name the first counts.
                if current == section, current != nil { isFirst = false }
                current = name
            case .value(key, let value) where current == section && isFirst: return value
            default: break
            }
        }
        return nil
    }

    /// Adds an account, or puts its new token in; it is the one that is meant from now on.
    mutating func add(_ account: Account) {
        remove(account.name)
        if let last = lines.last, last != .other("") { lines.append(.other("")) }
        lines += [
            .section(account.name), .value(key: "server", account.server), .value(key: "nick", account.nick),
            .value(key: "token", account.token),
        ]
        set(.account, account.name)
    }

    mutating func remove(_ name: String) {
        var isInside = false
        lines.removeAll { line in
            if case .section(let other) = line { isInside = other == name }
            return isInside
        }
        if self[.account] == name { set(.account, accounts.first?.name ?? "") }
    }

    mutating func set(_ setting: Setting, _ value: String) {
        let line = Line.value(key: setting.rawValue, value)
        let end = lines.firstIndex { if case .section = $0 { true } else { false } } ?? lines.endIndex
        let known = lines[..<end].firstIndex { if case .value(setting.rawValue, _) = $0 { true } else { false } }
        if value.isEmpty {
            if let known { lines.remove(at: known) }
        } else if let known {
            lines[known] = line
        } else {
            let comments = lines[..<end].prefix { if case .other(let text) = $0 { text.hasPrefix("#") } else { false } }
            lines.insert(line, at: comments.endIndex)
        }
    }

    var content: [UInt8] {
        let written = lines.map { line in
            switch line {
            case .other(let text): text
            case .section(let name): "[\(name)]"
            case .value(let key, let value): "\(key) = \(value)"
            }
        }
        return Array(written.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    }
}
