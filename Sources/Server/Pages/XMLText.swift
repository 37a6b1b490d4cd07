/// An XML document in the making: elements by name, everything in them escaped.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

    typealias Attribute = (name: String, value: String)

    /// An element with text in it; without text an empty one.
    mutating func element(_ name: String, _ attributes: [Attribute] = [], _ content: String = "") {
        text += "<\(name)\(Self.written(attributes))"
        text += content.isEmpty ? "/>\n" : ">\(Self.escaped(content))</\(name)>\n"
    }

    /// An element with others in it.
    mutating func element(_ name: String, _ attributes: [Attribute] = [], _ content: (inout XMLText) -> Void) {
        text += "<\(name)\(Self.written(attributes))>\n"
        content(&self)
        text += "</\(name)>\n"
    }

    /// For text and attributes alike, without the characters that XML cannot hold (XML 1.0, 2.2).
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func written(_ attributes: [Attribute]) -> String {
        attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    }
}
