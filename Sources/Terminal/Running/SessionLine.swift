/// What a line asks of the session at the terminal, whatever the server is doing.
enum SessionLine: Hashable, Sendable {
    case away
    case back
    /// `/dnd 2h`, `/dnd` until it is taken back, `/dnd off`.
    case undisturbed(Duration?)
    case disturbed
    /// `/editor`: a text is written in the person's own editor.
    case editor
    /// `/upload PATH [alt:"…"] words`: a path with spaces in quotation marks, and so what a picture shows.
    case upload(path: String, alt: String?, body: String)
    /// `/hub set [#hub] image PATH`: sends the picture that the hub is shown by.
    case picture(hub: String?, path: String)
    /// `/files`: what has been shown.
    case files
    /// `/files 812 [FOLDER]`: saves it.
    case save(Int64, folder: String?)

    init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        switch (words.first, words.count) {
        case ("/away", 1): self = .away
        case ("/back", 1): self = .back
        case ("/dnd", 1): self = .undisturbed(nil)
        case ("/dnd", 2) where words[1] == "off": self = .disturbed
        case ("/dnd", 2):
            guard let span = Self.span(words[1]) else { return nil }
            self = .undisturbed(span)
        case ("/editor", 1): self = .editor
        case ("/upload", 2...):
            var rest = text.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
            let path = Self.word(&rest)
            guard !path.isEmpty else { return nil }
            var alt: String?
            if rest.hasPrefix(Self.altMark) {
                rest = rest.dropFirst(Self.altMark.count)
                alt = Self.word(&rest)
            }
            self = .upload(path: path, alt: alt, body: String(rest))
        case ("/hub", 4...) where words[1] == "set":
            guard let picture = Self.picture(text, words) else { return nil }
            self = picture
        case ("/files", 1): self = .files
        case ("/files", 2...3):
            guard let file = Int64(words[1]) else { return nil }
            self = .save(file, folder: words.count > 2 ? words[2] : nil)
        default: return nil
        }
    }

    /// nil where the picture is one that is at the server already, by its number, or is taken away by `none`.
    private static func picture(_ text: String, _ words: [String]) -> SessionLine? {
        let hub = words[2].hasPrefix("#") ? words[2] : nil
        guard words[hub == nil ? 2 : 3] == "image" else { return nil }
        var rest = text[...]
        for _ in 0..<(hub == nil ? 3 : 4) { _ = word(&rest) }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        let path = rest.first == "\"" ? word(&rest) : String(rest)
        return path.isEmpty || path == "none" || Int64(path) != nil ? nil : .picture(hub: hub, path: path)
    }

    /// What stands before the description of a picture.
    private static let altMark = "alt:"

    /// Takes a word, or what stands in quotation marks, and the spaces behind it.
    private static func word(_ rest: inout Substring) -> String {
        let isQuoted = rest.first == "\""
        let word = isQuoted ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(word.count + (isQuoted ? 2 : 0)).drop(while: \.isWhitespace)
        return String(word)
    }

    /// `30s`, `10m`, `2h`, `7d`; a year at most.
    private static func span(_ text: String) -> Duration? {
        guard let unit = text.last, let count = Int64(text.dropLast()), (1...31_536_000).contains(count) else {
            return nil
        }
        let seconds: Int64
        switch unit {
        case "s": seconds = 1
        case "m": seconds = 60
        case "h": seconds = 3_600
        case "d": seconds = 86_400
        default: return nil
        }
        let (whole, isOver) = count.multipliedReportingOverflow(by: seconds)
        return isOver || whole > 31_536_000 ? nil : .seconds(whole)
    }
}
