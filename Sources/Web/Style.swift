/// A style sheet as it goes to browsers: without comments, indentation, and spaces that nothing needs.
enum Style {
    /// No string of ours holds what begins or ends a comment, nor a line break.
    static func slimmed(_ source: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var rest = source[...]
        while let start = rest.firstRange(of: Array("/*".utf8)) {
            output += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: Array("*/".utf8)) else { return lines(output) }
            rest = rest[end.upperBound...]
        }
        return lines(output + rest)
    }

    /// A line without the spaces around braces, and behind what ends a name or a value; no text of ours holds these.
    private static func tight(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let space = UInt8(ascii: " ")
        var output: [UInt8] = []
        for byte in line {
            if byte == space, let last = output.last, Set("{};:,".utf8).contains(last) { continue }
            if output.last == space, Set("{}".utf8).contains(byte) { output.removeLast() }
            output.append(byte)
        }
        return output
    }

    private static func lines(_ source: [UInt8]) -> [UInt8] {
        let kept = source.split(separator: UInt8(ascii: "\n"))
            .map { line in tight(line.drop { $0 == UInt8(ascii: " ") }) }
        return Array(kept.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }
}
