/// A JavaScript file as it goes to browsers: without the comments that stand at the beginning of a line, without types
/// that stand in one, without indentation, and without spaces that nothing needs.
///
/// They say types and reasons to who reads the source, and would be a fifth of what every visitor loads.
enum Script {
    /// `source` without line comments, and without block comments, that begin a line, and without `/** @type … */` anywhere;
    /// what follows one stays.
    ///
    /// Nothing inside a string is taken for a comment: no line of a string of ours begins like one, and none holds `/** @`.
    static func slimmed(_ source: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var isInComment = false
        var isInTemplate = false
        for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
            let rest = withoutTypes(text(of: line, &isInComment))
            guard rest.contains(where: { $0 != UInt8(ascii: " ") }) else { continue }
            output += isInTemplate ? Array(rest) : tight(rest.drop { $0 == UInt8(ascii: " ") })
            if rest.count(where: { $0 == UInt8(ascii: "`") }) % 2 == 1 { isInTemplate.toggle() }
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }

    /// What needs no space beside it; `+` and `-` may.
    private static let punctuation = Set("=,;(){}[]?:&|<>!".utf8)
    /// Where one of these stands a line is left alone: it may hold a pattern, a template, or a text in other quotes.
    private static let delicate = Set("/`'".utf8)

    /// A line of code without the spaces beside punctuation; those in a text stay.
    private static func tight(_ line: ArraySlice<UInt8>) -> [UInt8] {
        guard !line.contains(where: delicate.contains) else { return Array(line) }
        let (space, quote, backslash) = (UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "\\"))
        var output: [UInt8] = []
        var isInText = false
        var isEscaped = false
        for byte in line {
            if !isInText, byte == space, output.last.map(punctuation.contains) == true { continue }
            if !isInText, output.last == space, punctuation.contains(byte) { output.removeLast() }
            output.append(byte)
            if byte == quote, !isEscaped { isInText.toggle() }
            isEscaped = byte == backslash && !isEscaped
        }
        return output
    }

    /// A line without the types in it, each with a space that follows it.
    private static func withoutTypes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var output: ArraySlice<UInt8> = []
        var rest = line
        while let start = rest.firstRange(of: Array("/** @".utf8)),
            let end = rest[start.upperBound...].firstRange(of: Array("*/".utf8))
        {
            output += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
            if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        }
        return output + rest
    }

    /// What of a line is no comment at its beginning.
    private static func text(of line: ArraySlice<UInt8>, _ isInComment: inout Bool) -> ArraySlice<UInt8> {
        var rest = line
        while true {
            if isInComment {
                guard let end = rest.firstRange(of: Array("*/".utf8)) else { return [] }
                rest = rest[end.upperBound...]
                isInComment = false
            }
            let head = rest.drop { $0 == UInt8(ascii: " ") }
            if head.starts(with: Array("//".utf8)) { return [] }
            guard head.starts(with: Array("/**".utf8)) else { return rest }
            rest = head.dropFirst(3)
            isInComment = true
        }
    }
}
