/// Writes the words of a parsed text, a line for each block.
struct PlainRendering {
    private(set) var output: [UInt8] = []

    mutating func render(_ source: String) {
        output.reserveCapacity(source.utf8.count)
        source.withBytes { render($0, fences: 0) }
        while let last = output.last, Self.isSpace(last) { output.removeLast() }
    }

    private mutating func render(_ source: UnsafeBufferPointer<UInt8>, fences: Int) {
        guard let document = Document(parsing: source) else { return append(source) }
        document.walk { node, isEntering in
            visit(node, isEntering, fences)
            return true
        }
    }

    private mutating func visit(_ node: Node, _ isEntering: Bool, _ fences: Int) {
        switch node.kind {
        case .text: text(node.literal)
        case .lineBreak: newLine()
        case .code, .formula, .htmlInline: append(node.literal)
        case .htmlBlock:
            append(node.literal)
            newLine()
        case .codeBlock: codeBlock(node, fences)
        case .image: if isEntering, !node.hasChildren { append(node.url) }
        case .paragraph, .heading, .tableHeader, .tableRow: if !isEntering { newLine() }
        case .tableCell: if !isEntering { space() }
        default: break
        }
    }

    private mutating func codeBlock(_ node: Node, _ fences: Int) {
        switch Fence(info: node.fenceInfo) {
        case .quote where fences < HTMLRendering.fenceDepth: render(node.literal, fences: fences + 1)
        case .spoiler(let title) where fences < HTMLRendering.fenceDepth:
            title.withBytes { append($0) }
            newLine()
            render(node.literal, fences: fences + 1)
        default: append(node.literal)
        }
        newLine()
    }

    private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
        TextTokens.scan(literal) { token in
            switch token {
            case .plain(let range): append(UnsafeBufferPointer(rebasing: literal[range]))
            case .name(let range), .address(let range):
                append(UnsafeBufferPointer(rebasing: literal[(range.lowerBound - 1)..<range.upperBound]))
            case .emoji(let character): output += character.utf8
            }
            return true
        }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let cleaned = Invisible.removed(from: bytes) { output += cleaned } else { output += bytes }
    }

    private mutating func newLine() {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
        if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    }

    private mutating func space() {
        if let last = output.last, !Self.isSpace(last) { output.append(UInt8(ascii: " ")) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
}
