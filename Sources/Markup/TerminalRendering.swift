/// Writes a parsed text as lines for a terminal.
struct TerminalRendering {
    private let style: TerminalStyle
    private let width: Int
    private let fences: Int
    private let breaksRows: Bool
    private var lines: TerminalLines
    private var styles: [String] = []
    private var counters: [Int?] = []
    private var addresses: [String] = []
    private var linkText = ""
    private var linkTarget = ""
    private var openLinks = 0
    private var cells: [[String]] = []
    private var cell: String?

    init(style: TerminalStyle, width: Int, taken: Int = 0, breaksRows: Bool = false, fences: Int = 0) {
        self.style = style
        self.width = max(width, TerminalLines.narrowest)
        self.breaksRows = breaksRows
        self.fences = fences
        lines = TerminalLines(width: self.width, taken: taken)
    }

    /// Nothing empty at the end, as where a block of code has no rows.
    var text: String {
        var shown = lines.lines[...]
        while shown.last?.isEmpty == true { shown.removeLast() }
        return shown.joined(separator: "\n")
    }

    mutating func render(_ source: String) {
        source.withBytes { render($0) }
        lines.endLine()
        for (index, address) in addresses.enumerated() {
            lines.addLine("[\(index + 1)] \(address)", style: colour("2"), link: target(address))
        }
    }

    private mutating func render(_ source: UnsafeBufferPointer<UInt8>) {
        guard let document = Document(parsing: source) else { return unformatted(source) }
        document.walk { node, isEntering in
            visit(node, isEntering)
            return true
        }
    }

    private mutating func unformatted(_ source: UnsafeBufferPointer<UInt8>) {
        let safe = TerminalText.safeLines(String(decoding: source, as: UTF8.self))
        for line in safe.split(separator: "\n", omittingEmptySubsequences: false) { lines.addLine(String(line)) }
    }

    private mutating func visit(_ node: Node, _ isEntering: Bool) {
        switch node.kind {
        case .text: text(node.literal)
        case .lineBreak: lines.endLine()
        case .code: code(node.literal)
        case .formula, .htmlInline: add(Self.safe(node.literal))
        case .htmlBlock: block(of: node.literal, indent: "", style: "")
        case .codeBlock: codeBlock(node)
        case .rule:
            lines.gap()
            lines.addLine("----", style: colour("2"))
        case .emphasis: mark("3", "_", isEntering)
        case .strong: mark("1", "**", isEntering)
        case .strikethrough: mark("9", "~~", isEntering)
        case .link: link(node, isEntering)
        case .image: image(node, isEntering)
        default: structure(node, isEntering)
        }
    }

    private mutating func structure(_ node: Node, _ isEntering: Bool) {
        switch (node.kind, isEntering) {
        case (.paragraph, true): if !node.isTightItemText { lines.gap() }
        case (.paragraph, false): lines.endLine()
        case (.heading, true):
            lines.gap()
            mark("1", String(repeating: "#", count: node.headingLevel) + " ", true)
        case (.heading, false):
            mark("1", "", false)
            lines.endLine()
        case (.quote, true):
            lines.gap()
            lines.push(.init(rest: "> "))
        case (.quote, false):
            lines.endLine()
            lines.pop()
        case (.list, true): counters.append(node.isOrderedList ? node.listStart : nil)
        case (.list, false): counters.removeLast()
        case (.item, _): item(node, isEntering)
        default: table(node, isEntering)
        }
    }

    private mutating func item(_ node: Node, _ isEntering: Bool) {
        lines.endLine()
        guard isEntering, let last = counters.indices.last else { return lines.pop() }
        var bullet = "- "
        if let number = counters[last] {
            bullet = "\(number). "
            counters[last] = number + 1
        } else if let isTicked = node.isTicked {
            bullet = isTicked ? "[x] " : "[ ] "
        }
        lines.push(.init(first: bullet, rest: String(repeating: " ", count: bullet.utf8.count)))
    }

    private mutating func mark(_ number: String, _ typed: String, _ isEntering: Bool) {
        if style == .plain { return add(typed) }
        if isEntering { styles.append(number) } else { styles.removeLast() }
    }

    private mutating func code(_ literal: UnsafeBufferPointer<UInt8>) {
        if style == .plain { return add("`" + Self.safe(literal) + "`") }
        styles.append("36")
        add(Self.safe(literal))
        styles.removeLast()
    }

    private mutating func codeBlock(_ node: Node) {
        switch Fence(info: node.fenceInfo) {
        case .quote where fences < HTMLRendering.fenceDepth: inner(node.literal, title: nil)
        case .spoiler(let title) where fences < HTMLRendering.fenceDepth:
            inner(node.literal, title: TerminalText.safe(title))
        default: block(of: node.literal, indent: "    ", style: colour("36"))
        }
    }

    private mutating func inner(_ source: UnsafeBufferPointer<UInt8>, title: String?) {
        lines.gap()
        if let title { lines.addLine("[\(title)]") }
        var rendering = TerminalRendering(style: style, width: width - 2, breaksRows: breaksRows, fences: fences + 1)
        rendering.render(String(decoding: source, as: UTF8.self))
        lines.push(.init(rest: "> "))
        for line in rendering.lines.lines { lines.addLine(line) }
        lines.pop()
    }

    private mutating func block(of literal: UnsafeBufferPointer<UInt8>, indent: String, style: String) {
        lines.gap()
        var rows = TerminalText.safeLines(String(decoding: literal, as: UTF8.self))
            .split(separator: "\n", omittingEmptySubsequences: false)
        if rows.last?.isEmpty == true { rows.removeLast() }
        for row in rows {
            let parts = breaksRows ? TerminalText.parts(row, of: lines.room - indent.utf8.count) : [String(row)]
            for (index, part) in parts.enumerated() {
                lines.addLine(indent + (index > 0 ? Self.goesOn : "") + part, style: style)
            }
        }
    }

    /// Stands before what of a row of code did not fit the line above.
    private static let goesOn = "… "

    private mutating func link(_ node: Node, _ isEntering: Bool) {
        openLinks += isEntering ? 1 : -1
        if isEntering {
            if openLinks == 1 {
                linkText = ""
                linkTarget = target(Self.safe(node.url))
            }
            if style != .plain { styles.append("4") }
            return
        }
        if style != .plain { styles.removeLast() }
        if openLinks == 0 {
            linkTarget = ""
            footnote(Self.safe(node.url))
        }
    }

    private mutating func image(_ node: Node, _ isEntering: Bool) {
        if isEntering, openLinks == 0 { linkText = "" }
        if !isEntering, openLinks == 0 { footnote(Self.safe(node.url)) }
    }

    /// What a terminal is told to open: an address of the web or of mail in plain characters; else nothing.
    private func target(_ address: String) -> String {
        guard style == .linked, address.utf8.count <= Href.bytes,
            address.utf8.allSatisfy(Self.isPlain),
            ["https://", "http://", "mailto:"].contains(where: { address.lowercased().hasPrefix($0) })
        else { return "" }
        return address
    }

    /// What may stand in an address as it is (RFC 3986), so neither a control that is shown as `^[` nor a backslash.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "^") && byte != UInt8(ascii: "\\")
    }

    /// Numbers the address of a link, unless its text already is the address.
    private mutating func footnote(_ address: String) {
        guard !address.isEmpty, !["", "http://", "mailto:"].contains(where: { address == $0 + linkText }) else {
            return
        }
        let known = addresses.firstIndex(of: address)
        if known == nil { addresses.append(address) }
        add("[\((known ?? addresses.count - 1) + 1)]")
    }

    private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
        TextTokens.scan(literal) { token in
            switch token {
            case .plain(let range): add(Self.safe(UnsafeBufferPointer(rebasing: literal[range])))
            case .name(let range), .address(let range):
                let whole = literal[(range.lowerBound - 1)..<range.upperBound]
                add(Self.safe(UnsafeBufferPointer(rebasing: whole)))
            case .emoji(let character): add(character)
            }
            return true
        }
    }

    private mutating func add(_ text: String) {
        linkText += text
        if cell != nil {
            cell?.append(text)
        } else {
            lines.add(text, style: styles.joined(separator: ";"), link: linkTarget)
        }
    }

    private mutating func table(_ node: Node, _ isEntering: Bool) {
        switch (node.kind, isEntering) {
        case (.table, true): cells = []
        case (.table, false): table(cells)
        case (.tableHeader, true), (.tableRow, true): cells.append([])
        case (.tableCell, true): cell = ""
        case (.tableCell, false):
            if let last = cells.indices.last { cells[last].append(cell ?? "") }
            cell = nil
        default: break
        }
    }

    private mutating func table(_ rows: [[String]]) {
        lines.gap()
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], TerminalText.columns(cell))
            }
        }
        for (index, row) in rows.enumerated() {
            lines.addLine(
                zip(row, widths).map(Self.padded).joined(separator: "  "),
                style: index == 0 ? colour("1") : ""
            )
            if index == 0 {
                lines.addLine(
                    widths.map { String(repeating: "-", count: min($0, Self.cellColumns)) }.joined(separator: "  ")
                )
            }
        }
    }

    private static func padded(_ cell: String, _ width: Int) -> String {
        cell + String(repeating: " ", count: max(min(width, Self.cellColumns) - TerminalText.columns(cell), 0))
    }

    /// Widest cell that others are padded to, so that one long cell does not blow up every row.
    private static let cellColumns = 40

    private func colour(_ number: String) -> String { style == .plain ? "" : number }

    private static func safe(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        TerminalText.safe(String(decoding: bytes, as: UTF8.self))
    }
}
