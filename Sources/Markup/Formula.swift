import CMarkGFM

/// `$x_1$` and `$$x_1$$`: kept as typed, so that no underscore or asterisk in it is read as emphasis.
///
/// A single dollar opens before anything but a space and closes after anything but a space and before anything but a
/// letter or digit, so that prices and shell variables stay text. The next dollar ends the search either way: a text
/// full of dollars is read in linear time.
enum Formula {
    /// The extension for cmark's inline parser: a formula becomes a code node that carries this extension.
    static func makeExtension() -> OpaquePointer? {
        guard let made = cmark_syntax_extension_new("formula") else { return nil }
        let dollar = UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "$")))
        let characters = cmark_llist_append(cmark_get_default_mem_allocator(), nil, dollar)
        cmark_syntax_extension_set_special_inline_chars(made, characters)
        cmark_syntax_extension_set_match_inline_func(made) { own, _, _, character, subject in
            guard character == Formula.dollar, let own, let subject else { return nil }
            return Formula.match(own, subject)
        }
        return made
    }

    private static let dollar = UInt8(ascii: "$")

    private static func match(_ own: OpaquePointer, _ subject: OpaquePointer) -> OpaquePointer? {
        let start = cmark_inline_parser_get_offset(subject)
        guard let literal = read(subject, from: start), let node = cmark_node_new_with_ext(CMARK_NODE_CODE, own) else {
            cmark_inline_parser_set_offset(subject, start)
            return nil
        }
        let end = cmark_inline_parser_get_offset(subject)
        literal.withUnsafeBufferPointer { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) { cmark_node_set_literal(node, $0.baseAddress) }
        }
        cmark_inline_parser_set_offset(subject, end)
        return node
    }

    /// The formula that begins at the dollar at `start`, with its dollars and a terminating zero; the subject then
    /// stands behind it.
    ///
    /// Nil when there is none.
    private static func read(_ subject: OpaquePointer, from start: Int32) -> [UInt8]? {
        let isWordBefore = start > 0 && isWord(cmark_inline_parser_peek_at(subject, start - 1))
        guard !isWordBefore else { return nil }
        var literal = [dollar]
        var previous = next(subject)
        let isDouble = previous == dollar
        if isDouble {
            literal.append(dollar)
            previous = next(subject)
        }
        guard previous != 0, previous != dollar, isDouble || !isSpace(previous) else { return nil }
        literal.append(previous)
        while true {
            let byte = next(subject)
            guard byte != 0, isDouble || byte != UInt8(ascii: "\n") else { return nil }
            literal.append(byte)
            if byte == dollar, previous != UInt8(ascii: "\\") { break }
            previous = byte
        }
        let after = next(subject)
        if isDouble {
            guard after == dollar else { return nil }
            literal.append(dollar)
            _ = next(subject)
        } else {
            guard !isSpace(previous), !isWord(after), after != dollar else { return nil }
        }
        literal.append(0)
        return literal
    }

    /// Steps one byte on and returns what stands there: 0 at the end.
    private static func next(_ subject: OpaquePointer) -> UInt8 {
        guard cmark_inline_parser_is_eof(subject) == 0 else { return 0 }
        cmark_inline_parser_advance_offset(subject)
        return cmark_inline_parser_is_eof(subject) == 0 ? cmark_inline_parser_peek_char(subject) : 0
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
            true
        default: false
        }
    }
}
