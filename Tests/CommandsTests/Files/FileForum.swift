import Foundation
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import NIOCore
import Testing

/// A hub with people in it who send files.
struct FileForum {
    let home: TestForum
    let olga: Person
    let ana: Person
    let ben: Person

    init(_ change: (inout ForumConfiguration) -> Void = { _ in }) async throws {
        home = try TestForum(change)
        olga = try await home.member("olga", isOperator: true)
        ana = try await home.member("ana")
        ben = try await home.member("ben")
        try await home.hub("berlin")
        for person in [olga, ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
    }

    /// Members of a hub from now on, whatever it asks of who joins.
    func join(_ people: [Person], _ hub: String) async throws {
        let slug = try #require(Slug(hub))
        let members = try people.map { try #require($0.caller).member.id }
        try await home.forum.store.write { transaction in
            let hub = try #require(try transaction.hub(slug: slug)?.hub)
            for member in members { _ = try transaction.join(hub.id, member) }
        }
    }

    /// The same person at another server on the same data.
    static func person(_ person: Person, at home: TestForum) async throws -> Person {
        let caller = try #require(try await home.forum.authenticate(token: person.token))
        return Person(home: home, caller: caller, token: person.token)
    }

    static let secret = "51.5007N-0.1246W"

    /// A small picture that says where it was taken.
    static let picture: [UInt8] = {
        func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
            [0xFF, marker, UInt8((data.count + 2) >> 8), UInt8((data.count + 2) & 255)] + data
        }
        return [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0MM\0*".utf8) + Array(secret.utf8))
            + segment(0xC0, [8, 0, 3, 0, 4, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [
                0x12, 0x34, 0xFF, 0xD9,
            ]
    }()

    /// Files of the data directory, under all folders, that hold the bytes.
    func paths(holding bytes: [UInt8]) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: home.directory)
        return all.filter { path in
            let content = try? Data(contentsOf: URL(filePath: home.directory + "/" + path))
            return content?.range(of: Data(bytes)) != nil
        }
    }

    /// Files that lie under a hash.
    func contents() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: home.directory + "/files").filter { $0.utf8.count > 60 }
    }

    /// Waits until the writer and whoever follows it have done what was begun.
    func settled(_ isSettled: () throws -> Bool) async throws {
        for _ in 0..<2_000 {
            if try isSettled() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("it did not come to this")
    }
}

extension Person {
    /// Sends a file in two parts.
    @discardableResult
    func send(
        _ bytes: [UInt8],
        _ name: String = "pier.jpg",
        key: String? = nil,
        length: Int64? = nil
    ) async throws(Refusal) -> HubbubModel.Attachment {
        let upload = try await home.forum.beginUpload(
            name: name,
            key: key ?? home.freshKey(),
            length: length,
            as: caller
        )
        defer { upload.end() }
        for part in [bytes.prefix(3), bytes.dropFirst(3)] where !part.isEmpty {
            try await upload.take(ByteBuffer(bytes: part))
        }
        return try await upload.finish()
    }

    func send(text: String, _ name: String = "notes.txt") async throws(Refusal) -> HubbubModel.Attachment {
        try await send(Array(text.utf8), name)
    }

    /// The code of the refusal.
    func refusedToSend(
        _ bytes: [UInt8],
        _ name: String = "pier.jpg",
        key: String? = nil,
        length: Int64? = nil
    ) async -> RefusalCode? {
        do throws(Refusal) {
            try await send(bytes, name, key: key, length: length)
            return nil
        } catch {
            return error.code
        }
    }

    /// All of a file; nil where it is not there for them.
    func read(_ id: FileID) async throws -> [UInt8]? {
        do throws(Refusal) {
            let file = try await home.forum.file(id, as: caller, from: CallOrigin(address: "127.0.0.1"))
            return Array(try await file.read(at: 0, atMost: Int(file.bytes)).readableBytesView)
        } catch {
            #expect(error == Refusal.notFound)
            return nil
        }
    }

    /// Posts files in `#berlin`.
    @discardableResult
    func post(_ files: HubbubModel.Attachment..., body: String = "") async throws -> JSON {
        let named = files.map { JSON.object(.init([("id", .integer($0.id.rawValue))])) }
        return try await ask(
            "message.post",
            [("channel", "#berlin"), ("body", .string(body)), ("files", .array(named))]
        )
    }
}

extension JSON {
    static func files(_ ids: [(FileID, alt: String?)]) -> JSON {
        .array(
            ids.map { id, alt in
                .object(.init([("id", .integer(id.rawValue))] + (alt.map { [("alt", .string($0))] } ?? [])))
            }
        )
    }
}
