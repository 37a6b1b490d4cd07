/// What a fenced block is, by the first word behind its opening fence.
enum Fence: Equatable {
    /// Markdown inside, shown as a quotation.
    case quote
    /// Markdown inside, folded under the words that follow `spoiler`.
    case spoiler(title: String)
    /// A formula, kept as typed.
    case math
    /// Code in a language, empty when none was named.
    case code(language: String)

    /// Longest name of a language, in bytes; longer ones are none.
    static let languageBytes = 32

    init(info: UnsafeBufferPointer<UInt8>) {
        let words = String(decoding: info, as: UTF8.self)
        let first = words.prefix { !$0.isWhitespace }
        switch first.lowercased() {
        case "quote": self = .quote
        case "math", "latex", "tex": self = .math
        case "spoiler":
            self = .spoiler(title: String(words.dropFirst(first.count).drop { $0.isWhitespace }))
        default: self = .code(language: Self.language(first))
        }
    }

    private static func language(_ word: Substring) -> String {
        let isName =
            word.utf8.count <= languageBytes
            && word.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
        return isName ? word.lowercased() : ""
    }
}
