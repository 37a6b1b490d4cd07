/// One file of a catalogue, `group.language.json`: a flat JSON object of keys and sentences (RFC 8259).
struct CatalogueFile {
    let group: String
    let language: Language
    let sentences: [(key: String, text: String)]

    struct Fault: Error, CustomStringConvertible {
        let path: String
        let byte: Int

        var description: String { "\(path): not a flat object of strings at byte \(byte)" }
    }

    /// Reads a file by its name and content.
    ///
    /// - Throws: ``Fault`` when the name or the content has another form, or a key stands there twice.
    init(path: String, content: [UInt8]) throws(Fault) {
        let names = path.split(separator: ".")
        guard names.count == 3, names[2] == "json", let language = Language(rawValue: String(names[1])) else {
            throw Fault(path: path, byte: 0)
        }
        group = String(names[0])
        self.language = language
        var reader = FlatObjectReader(content)
        guard let pairs = reader.read(), Set(pairs.map(\.key)).count == pairs.count else {
            throw Fault(path: path, byte: reader.position)
        }
        sentences = pairs
    }
}
