import CMarkGFM
import Synchronization

/// cmark with the extensions that members write in.
///
/// The extensions are made once and never change, so their addresses may be used from any thread.
struct Dialect: Sendable {
    static let house = Dialect()

    /// The most table cells a source may ask for.
    ///
    /// cmark fills every row up to the header's columns, so that a few
    /// kilobytes could otherwise ask for millions.
    static let tableCells = 20_000

    /// Guards `cmark_parser_finish`: cmark keeps the special characters of a parser's extensions in one table for the
    /// whole process while it reads inlines.
    private static let inlines = Mutex(())

    private let table: UInt
    private let others: [UInt]
    private let formula: UInt
    private let taskList: UInt

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        table = Self.address(of: "table")
        taskList = Self.address(of: "tasklist")
        formula = UInt(bitPattern: Formula.makeExtension())
        others = [Self.address(of: "strikethrough"), Self.address(of: "autolink"), taskList, formula]
    }

    private static func address(of name: String) -> UInt {
        UInt(bitPattern: cmark_find_syntax_extension(name))
    }

    /// The tree of `source`; the caller frees it with `cmark_node_free`.
    func parse(_ source: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        let options = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        for address in others { attach(address, to: parser) }
        if Self.allowsTables(source) { attach(table, to: parser) }
        cmark_parser_set_backslash_ispunct_func(parser, Self.isEscapable)
        source.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        var root: OpaquePointer?
        Self.inlines.withLock { _ in root = cmark_parser_finish(parser) }
        return root
    }

    func isFormula(_ node: OpaquePointer) -> Bool {
        formula != 0 && UInt(bitPattern: cmark_node_get_syntax_extension(node)) == formula
    }

    func isTask(_ node: OpaquePointer) -> Bool {
        taskList != 0 && UInt(bitPattern: cmark_node_get_syntax_extension(node)) == taskList
    }

    private func attach(_ address: UInt, to parser: OpaquePointer) {
        guard let pointer = OpaquePointer(bitPattern: address) else { return }
        cmark_parser_attach_syntax_extension(parser, pointer)
    }

    private static func allowsTables(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = 1
        var columns = 0
        var widest = 0
        for byte in source {
            if byte == UInt8(ascii: "|") {
                columns += 1
                widest = max(widest, columns)
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lines += 1
                columns = 0
            }
        }
        return widest > 0 && (widest + 1).multipliedReportingOverflow(by: lines).partialValue <= tableCells
    }

    /// ASCII punctuation except what ``TextTokens`` reads: a backslash before those stays in the text for it to see.
    private static let isEscapable: @convention(c) (CChar) -> Int32 = { character in
        switch UInt8(bitPattern: character) {
        case UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: ":"): 0
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: 1
        default: 0
        }
    }
}
