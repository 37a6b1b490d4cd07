/// Writes a parsed text as HTML.
struct HTMLRendering {
    /// Deepest nesting that is shown; what lies deeper is shown flat.
    static let depth = 24

    /// Deepest nesting of `quote` and `spoiler` fences, each of which is parsed again.
    static let fenceDepth = 3

    private(set) var output: [UInt8] = []

    private let references: References
    private let fences: Int
    private var depth = 0
    private var openLinks: [Bool] = []
    private var column = 0
    private var alignments: [UInt8] = []

    init(references: References, fences: Int = 0) {
        self.references = references
        self.fences = fences
    }

    mutating func render(_ source: String) {
        output.reserveCapacity(source.utf8.count + source.utf8.count / 4 + 32)
        source.withBytes { render($0) }
    }

    mutating func render(_ source: UnsafeBufferPointer<UInt8>) {
        guard let document = Document(parsing: source) else { return unformatted(source) }
        document.walk { node, isEntering in
            visit(node, isEntering)
            return true
        }
    }

    private mutating func unformatted(_ source: UnsafeBufferPointer<UInt8>) {
        output += "<p>".utf8
        output.appendLines(source)
        output += "</p>".utf8
    }

    private mutating func visit(_ node: Node, _ isEntering: Bool) {
        switch node.kind {
        case .document, .unknown: break
        case .text: text(node.literal)
        case .lineBreak: output += "<br>".utf8
        case .code: verbatim(node.literal, "<code>", "</code>")
        case .formula: verbatim(node.literal, "<code class=\"math\">", "</code>")
        case .htmlInline: output.appendEscaped(node.literal)
        case .htmlBlock: verbatim(node.literal, "<p>", "</p>")
        case .rule: output += "<hr>".utf8
        case .codeBlock: codeBlock(node)
        case .link: link(node, isEntering, isImage: false)
        case .image: link(node, isEntering, isImage: true)
        default: container(node, isEntering)
        }
    }

    private mutating func container(_ node: Node, _ isEntering: Bool) {
        if isEntering { depth += 1 }
        defer { if !isEntering { depth -= 1 } }
        guard depth <= Self.depth else { return }
        switch node.kind {
        case .paragraph: if !node.isTightItemText { tag("p", isEntering) } else { tightText(node, isEntering) }
        case .heading: tag("h\(min(node.headingLevel + 2, 6))", isEntering)
        case .emphasis: tag("em", isEntering)
        case .strong: tag("strong", isEntering)
        case .strikethrough: tag("del", isEntering)
        case .quote: tag("blockquote", isEntering)
        case .list: list(node, isEntering)
        case .item: item(node, isEntering)
        default: table(node, isEntering)
        }
    }

    private mutating func tag(_ name: String, _ isEntering: Bool) {
        output += (isEntering ? "<" : "</").utf8
        output += name.utf8
        output.append(UInt8(ascii: ">"))
    }

    private mutating func tightText(_ node: Node, _ isEntering: Bool) {
        if isEntering, node.hasPrevious { output += "<br>".utf8 }
    }

    private mutating func list(_ node: Node, _ isEntering: Bool) {
        let name = node.isOrderedList ? "ol" : "ul"
        guard isEntering, node.isOrderedList, node.listStart != 1 else { return tag(name, isEntering) }
        output += "<ol start=\"\(node.listStart)\">".utf8
    }

    private mutating func item(_ node: Node, _ isEntering: Bool) {
        guard isEntering, let isTicked = node.isTicked else { return tag("li", isEntering) }
        output += (isTicked ? "<li class=\"task\">☑ " : "<li class=\"task\">☐ ").utf8
    }

    private mutating func table(_ node: Node, _ isEntering: Bool) {
        switch (node.kind, isEntering) {
        case (.table, true):
            alignments = node.alignments
            output += "<div class=\"table\"><table tabindex=\"0\">".utf8
        case (.table, false): output += "</table></div>".utf8
        case (.tableHeader, true):
            column = 0
            output += "<thead><tr>".utf8
        case (.tableHeader, false): output += (node.hasNext ? "</tr></thead><tbody>" : "</tr></thead>").utf8
        case (.tableRow, true):
            column = 0
            output += "<tr>".utf8
        case (.tableRow, false): output += (node.hasNext ? "</tr>" : "</tr></tbody>").utf8
        case (.tableCell, true): cell(node)
        case (.tableCell, false): output += (node.isInTableHeader ? "</th>" : "</td>").utf8
        default: break
        }
    }

    private mutating func cell(_ node: Node) {
        let alignment = column < alignments.count ? alignments[column] : 0
        column += 1
        output += (node.isInTableHeader ? "<th" : "<td").utf8
        switch alignment {
        case UInt8(ascii: "r"): output += " class=\"right\">".utf8
        case UInt8(ascii: "c"): output += " class=\"center\">".utf8
        default: output += ">".utf8
        }
    }

    /// What does not wrap scrolls sideways, so it can be reached by keyboard.
    private mutating func codeBlock(_ node: Node) {
        switch Fence(info: node.fenceInfo) {
        case .quote where fences < Self.fenceDepth:
            output += "<blockquote>".utf8
            inner(node.literal)
            output += "</blockquote>".utf8
        case .spoiler(let title) where fences < Self.fenceDepth:
            output += "<details class=\"spoiler\"><summary>".utf8
            title.withBytes { output.appendEscaped($0) }
            output += "</summary>".utf8
            inner(node.literal)
            output += "</details>".utf8
        case .math: verbatim(node.literal, "<pre class=\"math\" tabindex=\"0\"><code>", "</code></pre>")
        case .code(let language) where !language.isEmpty:
            verbatim(node.literal, "<pre tabindex=\"0\"><code class=\"language-\(language)\">", "</code></pre>")
        default: verbatim(node.literal, "<pre tabindex=\"0\"><code>", "</code></pre>")
        }
    }

    /// Markdown inside a fence, rendered apart so that nothing in it closes what is open here.
    private mutating func inner(_ source: UnsafeBufferPointer<UInt8>) {
        var rendering = HTMLRendering(references: references, fences: fences + 1)
        rendering.render(source)
        output += rendering.output
    }

    private mutating func verbatim(_ literal: UnsafeBufferPointer<UInt8>, _ before: String, _ after: String) {
        output += before.utf8
        output.appendEscaped(literal)
        output += after.utf8
    }

    private mutating func link(_ node: Node, _ isEntering: Bool, isImage: Bool) {
        guard isEntering else {
            if openLinks.popLast() == true { output += "</a>".utf8 }
            return
        }
        let href = openLinks.contains(true) ? nil : Href(node.url)
        switch href {
        case .inside(let path): open(path, isImage ? "\" class=\"image\">" : "\">")
        case .outside(let url):
            open(url, isImage ? "\" class=\"image\"" + Self.foreign : "\"" + Self.foreign)
        case nil: break
        }
        openLinks.append(href != nil)
        // What has no words is called by its address.
        if !node.hasChildren { output.appendEscaped(node.url) }
    }

    /// What a link that leads out carries: no vote in search engines, no handle on this page.
    private static let foreign = " rel=\"nofollow noopener ugc\">"

    private mutating func open(_ href: [UInt8], _ rest: String) {
        output += "<a href=\"".utf8
        output += href
        output += rest.utf8
    }

    private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
        guard let cleaned = Invisible.removed(from: literal) else { return tokens(of: literal) }
        cleaned.withUnsafeBufferPointer { tokens(of: $0) }
    }

    private mutating func tokens(of bytes: UnsafeBufferPointer<UInt8>) {
        let isInLink = openLinks.contains(true)
        TextTokens.scan(bytes) { token in
            switch token {
            case .plain(let range): output.appendEscaped(UnsafeBufferPointer(rebasing: bytes[range]))
            case .name(let range): name(UnsafeBufferPointer(rebasing: bytes[range]), isInLink)
            case .address(let range): address(UnsafeBufferPointer(rebasing: bytes[range]), isInLink)
            case .emoji(let character): output += character.utf8
            }
            return true
        }
    }

    private mutating func name(_ run: UnsafeBufferPointer<UInt8>, _ isInLink: Bool) {
        let names = isInLink ? [] : Nick.names(in: run)
        guard let typed = names.first(where: { references.member($0) != nil }), let nick = references.member(typed)
        else {
            output.append(UInt8(ascii: "@"))
            return output.appendEscaped(run)
        }
        output += "<a class=\"mention\" data-nick=\"".utf8
        nick.withBytes { output.appendEscaped($0) }
        output += "\">@".utf8
        typed.withBytes { output.appendEscaped($0) }
        output += "</a>".utf8
        output.appendEscaped(UnsafeBufferPointer(rebasing: run[typed.utf8.count...]))
    }

    private mutating func address(_ run: UnsafeBufferPointer<UInt8>, _ isInLink: Bool) {
        let path = isInLink ? nil : references.path(String(decoding: run, as: UTF8.self))
        if let path, case .inside(let href) = path.withBytes({ Href($0) }) {
            output += "<a class=\"address\" href=\"".utf8
            output += href
            output += "\">#".utf8
            output.appendEscaped(run)
            output += "</a>".utf8
        } else {
            output.append(UInt8(ascii: "#"))
            output.appendEscaped(run)
        }
    }
}
