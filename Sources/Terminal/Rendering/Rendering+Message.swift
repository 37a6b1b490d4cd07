import HubbubMarkup
import HubbubModel

extension Rendering {
    /// The lines of a text in so many columns, the first of them with so many fewer.
    private typealias Layout = (_ columns: Int, _ taken: Int) -> [String]

    /// A message with its number, time, author and text; replies say which thread they belong to.
    func message(_ message: Message, _ context: Context) -> [String] {
        let tag = message.isRoot ? "" : tag(of: message, context)
        let (body, tail) = content(message, context)
        return lines(message.number, message.at, author(message, context), tag, body, tail)
    }

    /// As `119  10:05 jules   shares #paris/12: …  [2 replies]`.
    func share(_ share: Share, me: MemberID?, unread: Int64, here: String? = nil) -> [String] {
        let home = safe(share.home)
        let address = home.hasSuffix("/\(share.thread.number)") ? home : "\(home)/\(share.thread.number)"
        let body = text("shares", ["thread": address, "text": name(of: share.thread)])
        let tail = summary(share.thread, unread: unread, here: here)
        return lines(share.number, share.at, author(share.by, me: me), "", { wrapped(body, $0, taken: $1) }, tail)
    }

    /// One line of a message in a channel that is not open.
    func elsewhere(_ message: Message, address: String, thread: HubbubModel.Thread?) -> String {
        let root = message.isRoot ? "" : thread.map { " ↳\($0.number)" } ?? " ↳"
        let head =
            "\(safe(address))/\(message.number)\(root)  \(clock(message.at).time) \(author(message.author, me: nil))  "
        let room = max(Self.nickColumns, width - TerminalText.columns(head) - 1)
        return head + fitting(safe(Markdown.excerpt(message.body, length: Limits.excerptCharacters)), room)
    }

    func edited(_ message: Message, _ context: Context) -> [String] { again(message, context, as: "edits") }

    /// A message that is shown once more, behind the word that says why.
    func again(_ message: Message, _ context: Context, as key: String, _ values: [String: String] = [:]) -> [String] {
        let tag = message.isRoot ? "" : tag(of: message, context)
        let body = content(message, context, isEdit: true).body
        let time = message.editedAt ?? message.at
        return lines(
            message.number,
            time,
            author(message, context),
            tag + text(key, values) + " ",
            body,
            ""
        )
    }

    private func author(_ message: Message, _ context: Context) -> String {
        author(message.author, me: context.me, isOfTeam: context.isOfTeam)
    }

    private func tag(of message: Message, _ context: Context) -> String {
        guard let thread = context.thread, thread.id == message.thread else { return "↳  " }
        return Self.tag(thread, context.home.map(safe)) + "  "
    }

    static func tag(_ thread: HubbubModel.Thread, _ home: String?) -> String {
        "↳" + (home.map { "\($0)/" } ?? "") + String(thread.number)
    }

    private func content(
        _ message: Message,
        _ context: Context,
        isEdit: Bool = false
    ) -> (body: Layout, tail: String) {
        guard message.state == .live else {
            let said = gone(message.state, rule: message.rule)
            return ({ _, _ in [said] }, "")
        }
        let thread = message.isRoot ? context.thread : nil
        let tail = thread.map { summary($0, unread: context.unread, here: context.here) } ?? ""
        let title = message.isRoot ? context.thread?.title ?? "" : ""
        let ending = isEdit ? "" : ending(of: message)
        let body: Layout = { columns, taken in
            let head = title.isEmpty ? [] : wrapped(safe(title), columns, taken: taken).map { colour($0, .author) }
            let source = message.isAction ? "\\* " + message.body : message.body
            var lines = text(source, columns, taken: head.isEmpty ? taken : 0)
            if source.isEmpty, !message.files.isEmpty { lines = [] }
            lines += message.files.flatMap { wrapped(file($0), columns) }
            if !ending.isEmpty { lines.append(ending) }
            return head + lines
        }
        return (body, tail)
    }

    private func text(_ source: String, _ columns: Int, taken: Int) -> [String] {
        Markdown.terminal(source, style: style, width: columns, taken: taken, breaksRows: cutsLines)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What is said below the text: reactions, and that it was edited.
    private func ending(of message: Message) -> String {
        let reactions = reactions(message.reactions)
        let parts = [reactions, message.editedAt == nil ? "" : text("edited")].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "(\(parts.joined(separator: "; ")))"
    }

    /// `[8 replies, 3 new, resolved]`, empty for a thread without any of it; that it is listed `here` is seen.
    func summary(_ thread: HubbubModel.Thread, unread: Int64, here: String? = nil) -> String {
        var parts: [String] = []
        if thread.replies > 0 { parts.append(text("replies", ["count": String(thread.replies)])) }
        if unread > 0 { parts.append(colour(text("new.count", ["count": Prompt.count(unread)]), .mark)) }
        if thread.isResolved { parts.append(text("resolved")) }
        parts += words(for: Restrictions(thread))
        if thread.isPinned { parts.append(text("pinned")) }
        let elsewhere = thread.listings.map(\.address).filter { $0 != here }
        if !elsewhere.isEmpty {
            parts.append(text("listed", ["channels": elsewhere.map(safe).joined(separator: " ")]))
        }
        return parts.isEmpty ? "" : "[\(parts.joined(separator: ", "))]"
    }

    private func lines(
        _ number: Int64,
        _ time: Time,
        _ author: String,
        _ tag: String,
        _ body: Layout,
        _ tail: String
    ) -> [String] {
        let digits = padded(String(number), 3, onLeft: true)
        let time = clock(time).time
        guard width >= Self.narrow else { return narrow(digits, time, author, tag, body, tail) }
        let used = TerminalText.columns(author)
        let gap = used < Self.nickColumns ? Self.nickColumns - used : 2
        let head =
            "\(colour(digits, .number))  \(time) \(colour(author, .author))\(String(repeating: " ", count: gap))"
        let indent = digits.count + 2 + time.count + 1 + Self.nickColumns
        let over = max(0, used + gap - Self.nickColumns)
        var texts = body(max(20, width - indent - 1), over + TerminalText.columns(tag))
        if texts.isEmpty { texts = [""] }
        let first = texts[0].isEmpty ? Self.trimmed(tag) : tag + texts[0]
        let spaces = String(repeating: " ", count: indent)
        let rest = texts.dropFirst().map { $0.isEmpty ? "" : spaces + $0 }
        guard !tail.isEmpty else { return [head + first] + rest }
        let room = width - indent - over - visible(first) - visible(tail) - 2
        return room > 0 ? [head + first + "  " + tail] + rest : [head + first] + rest + [spaces + tail]
    }

    private func narrow(
        _ digits: String,
        _ time: String,
        _ author: String,
        _ tag: String,
        _ body: Layout,
        _ tail: String
    ) -> [String] {
        let label = tag.split(separator: " ").joined(separator: " ")
        let head = "\(colour(digits, .number)) \(time) \(colour(author, .author))" + (label.isEmpty ? "" : " " + label)
        let texts = body(max(20, width - 3), 0).map { $0.isEmpty ? "" : "  " + $0 }
        return [head] + texts + (tail.isEmpty ? [] : ["  " + tail])
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
