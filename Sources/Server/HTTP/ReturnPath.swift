/// Where to go after logging in: a path of this site and nothing else, so that a link cannot lead a member elsewhere.
enum ReturnPath {
    /// The path, or `/` for anything that a browser might take for another site.
    static func safe(_ text: String?) -> String {
        guard let text, text.utf8.count <= 512, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return text
    }
}
