import CMarkGFM

/// One node of a parsed text.
///
/// Valid only while its ``Document`` lives.
struct Node {
    let pointer: OpaquePointer

    enum Kind {
        case document
        case quote
        case list
        case item
        case codeBlock
        case htmlBlock
        case paragraph
        case heading
        case rule
        case text
        case lineBreak
        case code
        case formula
        case htmlInline
        case emphasis
        case strong
        case strikethrough
        case link
        case image
        case table
        case tableHeader
        case tableRow
        case tableCell
        case unknown
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_CODE: Dialect.house.isFormula(pointer) ? .formula : .code
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    /// The kinds that GitHub's extensions add; their numbers are given out at run time, so their names are asked.
    private var extensionKind: Kind {
        guard let name = cmark_node_get_type_string(pointer) else { return .unknown }
        return switch String(cString: name) {
        case "table": .table
        case "table_header": .tableHeader
        case "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        case "tasklist": .item
        default: .unknown
        }
    }

    /// The text of a text, code, formula or HTML node.
    var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }

    /// The address of a link or image, entities and backslashes resolved.
    var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }

    /// What stands behind the opening fence of a code block; empty for an indented one.
    var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var hasChildren: Bool { cmark_node_first_child(pointer) != nil }
    var hasPrevious: Bool { cmark_node_previous(pointer) != nil }
    var hasNext: Bool { cmark_node_next(pointer) != nil }

    /// Whether the paragraph is the bare text of an item in a list without blank lines.
    var isTightItemText: Bool {
        guard let item = cmark_node_parent(pointer), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// Whether the cell stands in its table's first row.
    var isInTableHeader: Bool {
        guard let row = cmark_node_parent(pointer) else { return false }
        return cmark_gfm_extensions_get_table_row_is_header(row) != 0
    }

    /// Whether the item is a ticked task, an open one (false), or no task (nil).
    var isTicked: Bool? {
        Dialect.house.isTask(pointer) ? cmark_gfm_extensions_get_tasklist_item_checked(pointer) : nil
    }

    /// The alignment of each column of a table: `l`, `c`, `r` or 0.
    var alignments: [UInt8] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard count > 0, let first = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return Array(UnsafeBufferPointer(start: first, count: count))
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
        let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
        var count = 0
        while bytes[count] != 0 { count += 1 }
        return UnsafeBufferPointer(start: bytes, count: count)
    }
}
