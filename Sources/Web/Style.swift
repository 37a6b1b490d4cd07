/// A style sheet as it goes to browsers: without comments and indentation.
enum Style {
    /// No string of ours holds what begins or ends a comment, nor a line break.
    static func withoutComments(_ source: [UInt8]) -> [UInt8] {
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

    private static func lines(_ source: [UInt8]) -> [UInt8] {
        let kept = source.split(separator: UInt8(ascii: "\n")).map { line in line.drop { $0 == UInt8(ascii: " ") } }
        return Array(kept.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }
}
