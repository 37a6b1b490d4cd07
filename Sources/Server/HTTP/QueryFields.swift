import HubbubCommands
import HubbubWire

/// Makes a command's fields of a query or a form, whose values are all text: each becomes what its field takes.
enum QueryFields {
    /// The fields of `pairs`, which are decoded names and values; a name that stands there twice keeps the first.
    static func make(_ pairs: [(name: String, value: String)], for command: Command) -> Fields {
        var object = JSON.Object()
        for (name, value) in pairs {
            let kind = command.fields.first { $0.name == name }?.kind
            _ = object.add(name, json(value, kind))
        }
        return Fields(object)
    }

    private static func json(_ text: String, _ kind: Field.Kind?) -> JSON {
        switch kind {
        case .integer, .thread: integer(text) ?? .string(text)
        case .hub, .channel, .message, .member: integer(text) ?? .string(text)
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        case .list: .array(text.split(separator: ",").map { .string(String($0)) })
        case .text, .duration, .word, nil: .string(text)
        }
    }

    /// Digits alone, within what JSON holds exactly.
    private static func integer(_ text: String) -> JSON? {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text).map { .integer($0) }
    }
}
