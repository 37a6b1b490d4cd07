/// The form of a nick in running text; who exists is asked of ``References``.
enum Nick {
    /// Longest nick, in characters.
    static let length = 24

    /// Most names tried for one `@`.
    static let candidates = 4

    /// The end of the run of nick characters that begins at `start`; `start` itself when a nick cannot begin there.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        var count = 0
        while position < bytes.count, let (scalar, width) = bytes.scalar(at: position) {
            guard isPart(scalar), count > 0 || scalar.properties.isAlphabetic else { break }
            if !isMark(scalar) { count += 1 }
            position += width
            if position - start > length * 8 { return start }
        }
        return count <= length * 2 ? position : start
    }

    /// The names that a run may mean, longest first: all of it, then what stands before each later `.`, `-` or `_`.
    ///
    /// `ana.b-` gives `ana.b-`, `ana.b`, `ana`.
    static func names(in run: UnsafeBufferPointer<UInt8>) -> [String] {
        var names: [String] = []
        var end = run.count
        while end > 0, names.count < candidates {
            let name = String(decoding: UnsafeBufferPointer(rebasing: run[..<end]), as: UTF8.self)
            if (2...length).contains(name.count) { names.append(name) }
            guard let joint = run[..<end].lastIndex(where: isJoint) else { break }
            end = joint
            while end > 0, isJoint(run[end - 1]) { end -= 1 }
        }
        return names
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
        default: scalar.value >= 0x80 && (scalar.properties.isAlphabetic || isMark(scalar))
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
    }
}
