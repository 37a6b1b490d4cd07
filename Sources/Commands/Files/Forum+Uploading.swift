import Crypto
import HubbubFiles
package import HubbubModel
import HubbubStore
import HubbubWire
import NIOPosix

extension Forum {
    /// Lets a member send a file; `length` is what they say it has, where they do.
    ///
    /// Refuses before anything was sent: what is wrong with name or key, `too_long`, `empty`, `limited`, `full`, `banned`,
    /// `forbidden` where the setting `upload-bytes` is 0.
    package func beginUpload(
        name: String?,
        key: String?,
        length: Int64?,
        as caller: Caller?
    ) async throws(Refusal) -> Upload {
        guard let caller else { throw Refusal(.needsLogin) }
        let most = surroundings.configuration.uploadBytes
        guard most > 0 else { throw Refusal(.forbidden, field: "file", detail: "uploads") }
        let key = try Fields([("key", key.map { .string($0) } ?? .null)]).key()
        guard let name else { throw Refusal(.missing, field: "name", values: ["field": "name"]) }
        guard name.utf8.count <= Limits.rawNameBytes else { throw Refusal(.invalid, field: "name") }
        if let length, length > most { throw Refusal.tooLargeFile(most) }
        if length == 0 { throw Refusal(.empty, field: "file") }
        let order = Upload.Order(member: caller.member.id, name: FileName(name), key: key)
        try await refuseUpload(order, length ?? 1)
        try writeLimit.take("\(order.member)", at: surroundings.configuration.now())
        try uploads.enter(order.member)
        do {
            let arrival = try await onDisk { [store] in try store.shelf.arrive(expecting: length ?? 0) }
            return Upload(order, arrival, self)
        } catch {
            uploads.leave(order.member)
            throw error
        }
    }

    private func refuseUpload(_ order: Upload.Order, _ bytes: Int64) async throws(Refusal) {
        let dayBytes = surroundings.configuration.uploadDayBytes
        let refusal = try await read { reader -> Refusal? in
            if let ban = try reader.communityBan(of: order.member) { return try reader.refusal(ban) }
            // A retry of what was stored is no new file.
            if try reader.knows(key: order.key, of: order.member) { return nil }
            return try reader.uploadRefusal(to: order.member, bytes: bytes, dayBytes: dayBytes)
        }
        if let refusal { throw refusal }
    }

    /// Stores what has arrived; a retry with the same key and bytes is answered with the file of the first time.
    func store(_ upload: Upload) async throws(Refusal) -> Attachment {
        let shelf = store.shelf
        let ready = try await onDisk { try ReadyFile(upload.arrival, on: shelf) }
        let hash = ready.hash
        guard try await !read({ try $0.isRefused(hash) }) else {
            throw Refusal(.forbidden, field: "file", detail: "erased")
        }
        shelf.hold(hash)
        let result: Result<Attachment, Refusal>
        do {
            try await onDisk { try shelf.place(ready.arrival, as: hash) }
            result = .success(try await write(ready.file(of: upload), upload.order))
        } catch {
            result = .failure(error)
        }
        shelf.release(hash)
        if case .failure = result { store.eraseUnused([hash]) }
        return try result.get()
    }

    private func write(_ new: NewFile, _ order: Upload.Order) async throws(Refusal) -> Attachment {
        let dayBytes = surroundings.configuration.uploadDayBytes
        let request = Array("files\n\(new.name)\n".utf8) + new.hash.bytes
        let act = Act(
            member: order.member,
            key: order.key,
            requestHash: Array(SHA256.hash(data: request).prefix(16))
        )
        do {
            return try await store.write(
                act,
                operation: { transaction in
                    if let ban = try transaction.communityBan(of: new.owner) { throw try transaction.refusal(ban) }
                    let file = try transaction.addFile(new, dayBytes: dayBytes)
                    return Outcome(file, subject: file.id.rawValue)
                },
                again: { transaction, subject, _ in
                    guard let file = try transaction.file(FileID(subject)) else {
                        throw Refusal(.notFound, field: "file", detail: "file")
                    }
                    return file.attachment
                }
            )
        } catch {
            throw fault(error, "files")
        }
    }

    /// Work on files, on threads of its own: the disk may be slow.
    func onDisk<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws(Refusal) -> Value {
        do {
            return try await filers.runIfActive(work)
        } catch {
            throw fault(error, "files")
        }
    }
}
