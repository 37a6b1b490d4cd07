package import HubbubModel
import HubbubStore
import HubbubWire
import Logging

extension Forum {
    /// A file for who asks, as of this moment.
    ///
    /// Refuses `not_found` for what they may not read, exactly as for what does not exist.
    package func file(_ id: FileID, as caller: Caller?, from origin: CallOrigin) async throws(Refusal) -> ServedFile {
        let ask = ask(as: caller, from: origin)
        let file = try await read { try $0.readableFile(id, ask) }
        let path = store.shelf.path(of: file.hash)
        let served = try await onDisk { ServedFile(file.attachment, file.hash, path, self) }
        guard let served else {
            logger.warning("a file's bytes are missing", metadata: ["hash": "\(file.hash.hex)"])
            throw Refusal.notFound
        }
        return served
    }
}

extension Reader {
    /// Who reads a message reads its files, who may know of a hub its picture; what nothing shows is its owner's.
    fileprivate func readableFile(_ id: FileID, _ ask: Ask) throws -> StoredFile {
        guard let file = try file(id) else { throw Refusal.notFound }
        if let me = ask.myID, try communityBan(of: me) != nil { throw Refusal.notFound }
        guard try mayRead(file, ask) else { throw Refusal.notFound }
        return file
    }

    private func mayRead(_ file: StoredFile, _ ask: Ask) throws -> Bool {
        if let message = file.message { return try reads(message, ask) }
        if let hub = file.hub { return try knows(of: hub, ask) }
        if file.owner == ask.myID { return true }
        guard let item = file.item else { return false }
        return try works(on: item, ask)
    }

    private func knows(of id: HubID, _ ask: Ask) throws -> Bool {
        guard let hub = try hub(id) else { return false }
        return Rights.mayKnow(hub, try standing(of: ask.myID, in: id))
    }

    private func reads(_ id: MessageID, _ ask: Ask) throws -> Bool {
        guard let message = try message(id) else { return false }
        if message.state == .live, try isFound(message, ask) { return true }
        if message.state == .deleted { return false }
        return try decides(about: message, ask)
    }

    private func isFound(_ message: Message, _ ask: Ask) throws -> Bool {
        do {
            return try !isBarred(find(.id(message.id), for: ask).thread, ask)
        } catch let refusal as Refusal {
            guard refusal.code == .notFound else { throw refusal }
            return false
        }
    }

    /// Those who moderate its hub, and whoever may work on an item about it.
    private func decides(about message: Message, _ ask: Ask) throws -> Bool {
        guard let me = ask.myID, message.author.id != me else { return false }
        if message.state == .removed, let hub = try hub(of: message) {
            let who = try standing(of: me, in: hub.id)
            if Rights.actingRole(in: hub, who) != nil { return true }
        }
        let items = try openItems(about: message.id)
        return try items.contains { try works(on: $0, ask) }
    }

    private func hub(of message: Message) throws -> Hub? {
        guard let id = try channel(message.channel)?.hub else { return nil }
        return try hub(id)
    }

    private func works(on item: QueueItemID, _ ask: Ask) throws -> Bool {
        guard let me = ask.myID, let item = try queueItem(item), item.state != .done else { return false }
        let hub: Hub? = if let id = item.hub { try self.hub(id) } else { nil }
        let who = try standing(of: me, in: hub?.id)
        return try mayWork(item, QueuePlace(hub: hub, who: who, role: .operator))
    }
}
