import Glibc
import HubbubModel
import HubbubWire

/// `hubbub do COMMAND key=value…`: any command of the server's table.
struct CommandCall {
    let command: String
    let words: [String]

    /// Longer than any text that a field takes.
    static let valueBytes = 65_536

    func run(_ tool: inout Tool) throws(CallFailure) {
        let table = try tool.calls.commands()
        guard let row = table.first(where: { $0["name"]?.string == command }) else {
            let near = table.compactMap { $0["name"]?.string }.filter {
                $0.hasPrefix(command) || $0.hasSuffix(".\(command)")
            }
            throw usage("do.unknown", ["name": command, "names": near.joined(separator: ", ")], tool)
        }
        var fields: [(String, JSON)] = []
        for word in words { fields.append(try field(word, row, tool)) }
        let answer = try tool.calls.call(command, fields, isAct: row["key"]?.bool == true)
        if !tool.options.isQuiet { try tool.print(.object(answer)) }
    }

    /// `name=value`, `name@FILE` (`name@-` is standard input) or `name:=JSON`.
    private func field(_ word: String, _ row: JSON, _ tool: Tool) throws(CallFailure) -> (String, JSON) {
        let name = String(word.prefix { $0.isASCII && ($0.isLetter || $0 == "_") })
        let rest = word.dropFirst(name.count)
        let known = row["fields"]?.array ?? []
        guard let field = known.first(where: { $0["name"]?.string == name }) else {
            let names = known.compactMap { $0["name"]?.string }.joined(separator: ", ")
            throw usage("do.field", ["name": name.isEmpty ? word : name, "names": names], tool)
        }
        if rest.hasPrefix(":=") {
            guard let value = try? JSONParser.parse(String(rest.dropFirst(2))) else {
                throw usage("do.json", ["name": name], tool)
            }
            return (name, value)
        }
        if rest.hasPrefix("@") {
            return (name, .string(try content(of: String(rest.dropFirst()), tool)))
        }
        guard rest.hasPrefix("=") else { throw usage("do.word", ["word": word], tool) }
        return (name, try value(String(rest.dropFirst()), field["kind"]?.string ?? "", name, tool))
    }

    /// A value in the kind that the table gives the field; an id where digits stand for a hub, channel, message, thread
    /// or member.
    private func value(_ text: String, _ kind: String, _ name: String, _ tool: Tool) throws(CallFailure) -> JSON {
        let number = Int64(text).map { JSON.integer($0) }
        switch kind {
        case "integer":
            guard let number else { throw usage("do.kind", ["name": name, "kind": kind], tool) }
            return number
        case "bool":
            switch text {
            case "true", "yes", "on", "1": return .bool(true)
            case "false", "no", "off", "0": return .bool(false)
            default: throw usage("do.kind", ["name": name, "kind": kind], tool)
            }
        case "list": return .array(text.split(separator: ",").map { .string(String($0)) })
        case "hub", "channel", "message", "thread", "member": return number ?? .string(text)
        default: return .string(text)
        }
    }

    private func content(of path: String, _ tool: Tool) throws(CallFailure) -> String {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .complaint(Complaint(.usage, "\(SystemFault(path))")) }
        defer { if path != "-" { close(file) } }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= Self.valueBytes {
            let count = read(file, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes.append(contentsOf: part[..<count])
        }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        guard bytes.count <= Self.valueBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw usage("do.file", ["name": path], tool)
        }
        return text
    }

    private func usage(_ key: String, _ values: [String: String], _ tool: Tool) -> CallFailure {
        .complaint(Complaint(.usage, tool.calls.say(key, values)))
    }
}
