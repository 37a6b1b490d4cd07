import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Changes what is said of a file that a message of one's own shows.
    static let fileDescribe = Command(
        "file.describe",
        fields: [.needed("file", .integer), .needed("alt", .text)],
        run: .write(
            act: { ask, transaction in
                let file = try transaction.ownFile(ask)
                guard let shown = file.message else { throw Refusal(.notFound, field: "file", detail: "file") }
                let found = try transaction.findOwn(.id(shown), ask)
                let alt = try Ask.alt(ask.fields.string("alt"))
                let isAll = found.message.isRoot && found.message.body.isEmpty
                let files = found.message.files.map { $0.id == file.attachment.id ? $0.described(alt) : $0 }
                _ = try transaction.describe(file.attachment.id, alt: alt, excerpt: isAll ? files.excerpt : nil)
                return Receipt(file.attachment.id)
            },
            tell: { _, reader, receipt, reply in
                guard let file = try reader.file(FileID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.name("file")
                reply.json.write(file.attachment)
            }
        )
    )

    /// Takes back an upload that no message shows.
    static let fileDrop = Command(
        "file.drop",
        fields: [.needed("file", .integer)],
        run: .write(
            act: { ask, transaction in
                let file = try transaction.ownFile(ask)
                guard try transaction.freeFile(file.attachment.id, of: file.owner) != nil else {
                    throw Refusal(.notFound, field: "file", detail: "file")
                }
                try transaction.drop(file.attachment.id)
                return Receipt(file.attachment.id)
            },
            tell: { _, _, _, _ in }
        )
    )
}

extension Reader {
    /// The field `file`: the asker's own; others are not there.
    fileprivate func ownFile(_ ask: Ask) throws -> StoredFile {
        let id = FileID(try ask.fields.integer("file", in: 1...JSONParser.maxInteger))
        guard let file = try file(id), file.owner == (try ask.me.id) else {
            throw Refusal(.notFound, field: "file", detail: "file")
        }
        return file
    }
}

extension Attachment {
    fileprivate func described(_ alt: String) -> Attachment {
        var file = self
        file.alt = alt
        return file
    }
}
