import HubbubModel
import HubbubStore
import HubbubWire

/// A file as a request names it.
struct NamedFile {
    let id: FileID
    /// nil leaves what it has.
    let alt: String?
}

extension Ask {
    /// The field `files`, in its order; nil where it is absent.
    ///
    /// Refuses `too_long` over `Limits.filesPerMessage`, `bad_request` and `invalid` for what is not of its shape.
    func namedFiles() throws -> [NamedFile]? {
        guard let value = fields["files"] else { return nil }
        guard let list = value.array else { throw fields.wrongType("files", "list") }
        guard list.count <= Limits.filesPerMessage else {
            throw Refusal(.tooLong, field: "files", values: ["most": String(Limits.filesPerMessage)])
        }
        let files = try list.map { element in
            guard let object = element.object else { throw fields.wrongType("files", "list") }
            let own = Fields(object)
            let id = try own.integer("id", in: 1...JSONParser.maxInteger)
            return NamedFile(id: FileID(id), alt: try own.optionalString("alt").map(Self.alt))
        }
        guard Set(files.map(\.id)).count == files.count else { throw Refusal(.invalid, field: "files") }
        return files
    }

    /// What a file shows: one paragraph of at most `Limits.altCharacters`.
    static func alt(_ text: String) throws -> String {
        guard text.unicodeScalars.count <= Limits.altCharacters else {
            throw Refusal(.tooLong, field: "alt", values: ["most": String(Limits.altCharacters)])
        }
        return text.oneLine.trimmed
    }
}

extension Reader {
    /// The files that a post names: the asker's own, that no message shows.
    func newFiles(_ ask: Ask) throws -> [Attachment] {
        try (ask.namedFiles() ?? []).map { try named($0, among: [], ask) }
    }

    /// The files that an edit leaves and adds; nil where it does not speak of them.
    func editedFiles(_ ask: Ask, of message: Message) throws -> [Attachment]? {
        try ask.namedFiles()?.map { try named($0, among: message.files, ask) }
    }

    private func named(_ file: NamedFile, among own: [Attachment], _ ask: Ask) throws -> Attachment {
        guard var found = try own.first(where: { $0.id == file.id }) ?? freeFile(file.id, of: ask.me.id) else {
            throw Refusal(.notFound, field: "files", detail: "file")
        }
        if let alt = file.alt { found.alt = alt }
        return found
    }
}

extension [Attachment] {
    /// What stands for a message without words where only a line of it is shown.
    var excerpt: String {
        let words = map { $0.alt.isEmpty ? $0.name : $0.alt }.joined(separator: ", ")
        guard words.unicodeScalars.count > Limits.excerptCharacters else { return words }
        let cut = words.unicodeScalars.prefix(Limits.excerptCharacters - 1)
        return String(String.UnicodeScalarView(cut)) + "…"
    }
}
