/// What members write: CommonMark with tables, strikethrough, task lists, bare links, formulas and the fences
/// `quote`, `spoiler` and `math`; line breaks are kept as in chat.
///
/// Every function takes any string whatever, ends in time proportional to its length, and may be called from any
/// thread. Invisible and direction-changing characters never come through.
package enum Markdown {
    /// Longest source that is read as Markdown, in bytes; a longer one is shown as plain lines.
    ///
    /// Four times the
    /// longest message, so that imported text and charters fit.
    package static let sourceBytes = 65_536

    /// Most members one message can mention; later names stay plain text, so that one message cannot wake everyone.
    package static let mentionsPerMessage = 50

    /// Safe HTML for `source`: no element, attribute or address in it that is not written here.
    ///
    /// Blocks stand one after the other without line breaks between them. Links lead to `http`, `https`, `mailto` or a
    /// path of this server. Images are links with their description. Nothing is loaded, styled or run.
    package static func html(_ source: String, references: References = .none) -> String {
        var rendering = HTMLRendering(references: references)
        rendering.render(source)
        return String(decoding: rendering.output, as: UTF8.self)
    }

    /// Lines for a terminal of `width` columns, without a line break at the end.
    ///
    /// Nothing in `source` can steer the terminal: control bytes are shown as `^[`. In colour, weight and tint carry
    /// what asterisks and backticks carry in plain. Links are numbered and listed below. The first line leaves `taken`
    /// columns free for what the caller puts before it; it is empty where the text begins with a block. `breaksRows`
    /// also breaks rows of code, which are whole otherwise.
    package static func terminal(
        _ source: String,
        style: TerminalStyle,
        width: Int = 80,
        taken: Int = 0,
        breaksRows: Bool = false
    ) -> String {
        var rendering = TerminalRendering(style: style, width: width, taken: taken, breaksRows: breaksRows)
        rendering.render(source)
        return rendering.text
    }

    /// The words of `source` without its marks, a line for each block: what search indexes.
    package static func plain(_ source: String) -> String {
        var rendering = PlainRendering()
        rendering.render(source)
        return String(decoding: rendering.output, as: UTF8.self)
    }

    /// One line of at most `length` characters that says how `source` begins; ends in `…` when there is more.
    package static func excerpt(_ source: String, length: Int) -> String {
        guard length > 0 else { return "" }
        let words = plain(source).unicodeScalars.split { $0.isASCII ? $0.value <= 32 : $0.properties.isWhitespace }
            .map { Substring($0) }.joined(separator: " ")
        guard let end = words.index(words.startIndex, offsetBy: length, limitedBy: words.endIndex),
            end != words.endIndex
        else { return words }
        return words[..<words.index(before: end)].trimmingEndSpaces + "…"
    }

    /// Every name that may be meant by an `@` in `source`, as typed, longest first at each place, each once.
    ///
    /// `@ana.b` gives `ana.b` and `ana`. Not in code, links and quotes. Look these up, then ask
    /// ``mentioned(in:references:)`` who was really meant.
    package static func mentions(in source: String) -> [String] {
        var candidates: [String] = []
        var seen: Set<String> = []
        eachMention(in: source) { names in
            for name in names where seen.insert(name).inserted { candidates.append(name) }
            return seen.count < mentionsPerMessage * Nick.candidates
        }
        return candidates
    }

    /// The nicks of those mentioned in `source`, in order of appearance, each once, at most ``mentionsPerMessage``.
    package static func mentioned(in source: String, references: References) -> [String] {
        var nicks: [String] = []
        var seen: Set<String> = []
        eachMention(in: source) { names in
            for name in names {
                guard let nick = references.member(name) else { continue }
                if seen.insert(nick).inserted { nicks.append(nick) }
                break
            }
            return nicks.count < mentionsPerMessage
        }
        return nicks
    }

    private static func eachMention(in source: String, _ body: ([String]) -> Bool) {
        guard source.utf8.contains(UInt8(ascii: "@")) else { return }
        withoutActuallyEscaping(body) { MentionSearch($0).read(source) }
    }
}

extension Substring {
    fileprivate var trimmingEndSpaces: String {
        var rest = self
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
