/// A JavaScript file as it goes to browsers: without the comments that stand at the beginning of a line, without types
/// that stand in one, and without indentation.
///
/// They say types and reasons to who reads the source, and would be a fifth of what every visitor loads.
enum Script {
    /// `source` without line comments, and without block comments, that begin a line, and without `/** @type … */` anywhere;
    /// what follows one stays.
    ///
    /// Nothing inside a string is taken for a comment: no line of a string of ours begins like one, and none holds `/** @`.
    static func withoutComments(_ source: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var isInComment = false
        var isInTemplate = false
        for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
            let rest = withoutTypes(text(of: line, &isInComment))
            guard rest.contains(where: { $0 != UInt8(ascii: " ") }) else { continue }
            output += isInTemplate ? rest : rest.drop { $0 == UInt8(ascii: " ") }
            if rest.count(where: { $0 == UInt8(ascii: "`") }) % 2 == 1 { isInTemplate.toggle() }
            output.append(UInt8(ascii: "\n"))
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
