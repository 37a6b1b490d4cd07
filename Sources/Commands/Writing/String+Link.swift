extension String {
    /// Whether `http://` or `https://` stands in it.
    ///
    /// Runs for each post: looks at bytes, and closer only where one is a colon.
    var hasLink: Bool {
        let bytes = utf8
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: ":"), bytes[index...].starts(with: "://".utf8) else { return false }
            let before = bytes[..<index].suffix(5)
            return before.suffix(4).elementsEqual("http".utf8) || before.elementsEqual("https".utf8)
        }
    }
}
