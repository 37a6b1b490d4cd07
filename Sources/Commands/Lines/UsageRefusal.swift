import HubbubModel
import HubbubWire

/// What is said of a line that does not fit its command: a line that would.
enum UsageRefusal {
    /// A longer line is not said back: it would not fit where refusals are shown.
    private static let proposalBytes = 200

    static func plain(_ form: LineForm) -> Refusal {
        Refusal(.usage, field: "text", try: form.usage, values: ["usage": form.usage])
    }

    /// An argument is needed and absent; `left` of what was typed was not read.
    static func lacking(
        _ argument: LineForm.Argument,
        of found: CommandTable.Found,
        typed: Substring,
        left: Substring
    ) -> Refusal {
        switch argument.kind {
        case .member where found.command.name == "member.mute": level(found.form, place: nil)
        case .span where found.command.name == "member.mute" && place(in: typed) != nil:
            level(found.form, place: place(in: typed))
        case .channel, .hub:
            Refusal(.missing, field: "channel", try: "/open #hub", detail: "place")
        case .span, .rule: ending(argument, found.form, typed, left)
        default: plain(found.form)
        }
    }

    /// A mute without a member, or of a channel, is meant for one's own notices more often than not.
    private static func level(_ form: LineForm, place: Substring?) -> Refusal {
        let line = "/level \(place ?? "#hub/topic") mute"
        return Refusal(.usage, field: "text", try: line, detail: "mute", values: ["usage": form.usage])
    }

    private static func place(in typed: Substring) -> Substring? {
        let first = typed.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        return first.hasPrefix("#") ? first : nil
    }

    /// The line as it was typed, with an end and a rule where they are missing.
    private static func ending(
        _ argument: LineForm.Argument,
        _ form: LineForm,
        _ typed: Substring,
        _ left: Substring
    ) -> Refusal {
        let read = typed[..<left.startIndex].split(whereSeparator: \.isWhitespace)
        let rest = left.split(whereSeparator: \.isWhitespace)
        var words = ["/\(form.word)"] + read.map(String.init)
        if case .span = argument.kind { words.append(form.word == "mute" ? "2h" : "7d") }
        if rest.first.map(isRule) != true { words.append("r1") }
        let line = (words + rest.map(String.init)).joined(separator: " ")
        guard line.utf8.count <= proposalBytes else { return plain(form) }
        return Refusal(.usage, field: "text", try: line, detail: "end")
    }

    private static func isRule(_ word: Substring) -> Bool {
        word.first == "r" && Address.number(word.dropFirst()) != nil
    }
}
