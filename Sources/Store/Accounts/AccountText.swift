import HubbubModel

/// The bounds of what members say about themselves, each refused with the field's name.
enum AccountText {
    /// A display name: one line, `nick` when it is empty.
    static func name(_ typed: String, nick: String) throws(Refusal) -> String {
        let name = try line(typed, field: "name", characters: Limits.displayNameCharacters)
        return name.isEmpty ? nick : name
    }

    /// One line: no control characters, none that turn the direction of what follows.
    static func line(_ typed: String, field: String, characters: Int) throws(Refusal) -> String {
        let text = typed.trimmed
        guard text.unicodeScalars.count <= characters * 4, text.count <= characters else {
            throw Refusal(.tooLong, field: field, values: ["most": "\(characters)"])
        }
        guard text.unicodeScalars.allSatisfy({ !isControl($0) }) else {
            throw Refusal(.invalid, field: field, detail: field == "name" ? "name" : nil)
        }
        return text
    }

    /// Some lines.
    static func paragraph(_ typed: String, field: String, characters: Int) throws(Refusal) -> String {
        let text = typed.trimmed
        guard text.unicodeScalars.count <= characters * 4, text.count <= characters else {
            throw Refusal(.tooLong, field: field, values: ["most": "\(characters)"])
        }
        guard text.unicodeScalars.allSatisfy({ $0 == "\n" || !isControl($0) }) else {
            throw Refusal(.invalid, field: field)
        }
        return text
    }

    /// A language tag, such as `fr` or `pt-BR`.
    static func language(_ typed: String, field: String) throws(Refusal) -> String {
        guard (2...35).contains(typed.utf8.count),
            typed.utf8.allSatisfy({ ScalarFolding.ascii($0) != ScalarFolding.separator || $0 == UInt8(ascii: "-") })
        else { throw Refusal(.invalid, field: field, detail: "language") }
        return typed
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        default: scalar.properties.generalCategory == .control
        }
    }
}
