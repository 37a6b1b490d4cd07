/// What follows a command's word, cut at spaces; the last argument takes the rest verbatim.
struct LineTokens {
    /// What was not taken yet.
    private(set) var rest: Substring

    init(_ rest: Substring) {
        self.rest = rest.drop(while: \.isWhitespace)
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next token, left where it is.
    func peek() -> Substring? {
        let token = rest.prefix { !$0.isWhitespace }
        return token.isEmpty ? nil : token
    }

    mutating func take() {
        rest = rest.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
    }

    /// Everything that is left, without the space around it.
    mutating func takeRest() -> String {
        var text = rest
        while text.last?.isWhitespace == true { text.removeLast() }
        rest = ""
        return String(text)
    }

    /// Takes the flag, in one of its spellings; false when something else comes.
    mutating func take(_ spellings: String...) -> Bool {
        for words in spellings.map({ $0.split(separator: " ") }) {
            let before = rest
            if words.allSatisfy({ word in
                guard peek() == word else { return false }
                take()
                return true
            }) {
                return true
            }
            rest = before
        }
        return false
    }

    /// `in #hub` before the last argument: its place, taken out.
    mutating func takeIn() -> String? {
        guard peek() == "in" else { return nil }
        let after = rest.dropFirst(2).drop(while: \.isWhitespace)
        let place = after.prefix { !$0.isWhitespace }
        guard place.hasPrefix("#") else { return nil }
        rest = after.dropFirst(place.count).drop(while: \.isWhitespace)
        return String(place)
    }
}
