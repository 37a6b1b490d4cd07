import FoundationEssentials

/// Zulip's export of an organisation, as its files lie there.
struct ZulipExport {
    private let folder: ExportFolder
    private let messageFiles: [(name: String, path: String)]
    let realm: ZulipRealm

    /// Opens a folder or a `.tar.gz` and reads `realm.json`.
    init(_ path: String) throws {
        folder = try ExportFolder(path) { $0 == "realm.json" || Self.isMessageFile($0) }
        let realms = folder.files.filter { $0.name.hasSuffix("realm.json") }
        guard let file = realms.first, realms.count == 1 else {
            throw ImportFailure(
                file: path,
                "has \(realms.isEmpty ? "no" : "more than one") realm.json: is it an export of Zulip's?"
            )
        }
        messageFiles = folder.files.filter { $0.path != file.path }
        guard !messageFiles.isEmpty else { throw ImportFailure(file: path, "has no messages-000001.json") }
        realm = try Self.decode(ZulipRealm.self, try folder.contents(of: file), file.name)
    }

    /// Hands out the messages of each file, in order of time and id; files follow each other as they are numbered.
    func eachFile(_ body: ([ZulipMessages.Message], _ file: String) throws -> Void) throws {
        for index in messageFiles.indices { try body(messages(index), messageFiles[index].name) }
    }

    var fileCount: Int { messageFiles.count }

    func messages(_ index: Int) throws -> [ZulipMessages.Message] {
        let file = messageFiles[index]
        let messages = try Self.decode(ZulipMessages.self, try folder.contents(of: file), file.name).messages
        for (place, message) in messages.enumerated()
        where !Self.isTime(message.sent) || !(message.edited.map(Self.isTime) ?? true) {
            throw ImportFailure(file: file.name, place: "zerver_message[\(place)]", "has a time that cannot be")
        }
        return messages.sorted { ($0.sent, $0.id) < ($1.sent, $1.id) }
    }

    /// `messages-000001.json`, not what lies beside it.
    private static func isMessageFile(_ name: String) -> Bool {
        guard name.hasPrefix("messages-"), name.hasSuffix(".json") else { return false }
        let number = name.dropFirst(9).dropLast(5)
        return !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// From 1970 to 2242, in seconds.
    private static func isTime(_ seconds: Double) -> Bool { (0..<8_589_934_592).contains(seconds) }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ data: Data, _ file: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw failure(error, file)
        }
    }

    private static func failure(_ error: DecodingError, _ file: String) -> ImportFailure {
        switch error {
        case .keyNotFound(let key, let context):
            ImportFailure(file: file, place: place(context.codingPath + [key]), "is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            ImportFailure(file: file, place: place(context.codingPath), "is of another kind than Zulip writes")
        case .dataCorrupted(let context):
            ImportFailure(file: file, place: place(context.codingPath), "is not JSON: \(detail(context))")
        @unknown default: ImportFailure(file: file, "cannot be understood")
        }
    }

    private static func detail(_ context: DecodingError.Context) -> String {
        context.underlyingError.map { "\($0)" } ?? context.debugDescription
    }

    /// Where in the file, such as `zerver_message[12].content`.
    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce("") { place, key in
            if let index = key.intValue { return place + "[\(index)]" }
            return place.isEmpty ? key.stringValue : place + "." + key.stringValue
        }
    }
}
