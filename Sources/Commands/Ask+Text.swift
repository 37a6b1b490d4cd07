import HubbubModel
import HubbubWire

extension Ask {
    /// A text of at most so many characters, without space around it; refuses `too_long`.
    func text(_ name: String, atMost characters: Int) throws -> String? {
        guard let text = try fields.optionalString(name) else { return nil }
        guard text.unicodeScalars.count <= characters else {
            throw Refusal(.tooLong, field: name, values: ["most": String(characters)])
        }
        return text.trimmed
    }

    /// As above; refuses `missing` and `empty`.
    func neededText(_ name: String, atMost characters: Int) throws -> String {
        guard let text = try text(name, atMost: characters) else { throw fields.missing(name) }
        guard !text.isEmpty else { throw Refusal(.empty, field: name) }
        return text
    }

    /// One line: line breaks and control characters become spaces.
    func neededLine(_ name: String, atMost characters: Int) throws -> String {
        try neededText(name, atMost: characters).oneLine
    }

    /// What a message says; refuses `too_long`, and `empty` unless files say enough.
    func body(mayBeEmpty: Bool = false) throws -> String {
        let body = mayBeEmpty ? try fields.optionalString("body") ?? "" : try fields.string("body")
        guard body.utf8.count <= Limits.bodyBytes else {
            throw Refusal(.tooLong, field: "body", values: ["most": String(Limits.bodyBytes)])
        }
        let trimmed = body.trimmedEnd
        if trimmed.unicodeScalars.contains(where: { !$0.isBlank }) { return trimmed }
        guard mayBeEmpty else { throw Refusal(.empty, field: "body") }
        return ""
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        var rest = self[...].drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// Without white space behind it, and without empty lines before it.
    fileprivate var trimmedEnd: String {
        var rest = self[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        while let first = rest.first, first.isNewline { rest.removeFirst() }
        guard rest.unicodeScalars.contains("\0") else { return String(rest) }
        return String(String.UnicodeScalarView(rest.unicodeScalars.filter { $0 != "\0" }))
    }

    var oneLine: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        let plain = unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(plain))
    }
}

extension Unicode.Scalar {
    /// White space, and what has no width: a message of these alone says nothing.
    fileprivate var isBlank: Bool {
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint
            || properties.generalCategory == .control || properties.generalCategory == .format
    }
}
