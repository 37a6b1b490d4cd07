import Crypto
import HubbubModel
import HubbubStore
import HubbubWire
import Logging

extension Forum {
    /// Runs a command by name and tells the outcome, on whatever thread made it.
    ///
    /// Writes are enqueued before this returns, so that calls from one place act in their order.
    func perform(_ name: String, _ ask: Ask, then: @escaping @Sendable (Result<Told, Refusal>) -> Void) {
        do {
            if name == "line" { return try performLine(ask, then: then) }
            guard let command = table[name] else {
                throw Refusal(.unknownCommand, field: "do", try: table.nearestName(to: name), values: ["word": name])
            }
            try perform(command, ask, then: then)
        } catch let refusal as Refusal {
            then(.failure(refusal))
        } catch {
            then(.failure(fault(error, name)))
        }
    }

    private func perform(
        _ command: Command,
        _ ask: Ask,
        then: @escaping @Sendable (Result<Told, Refusal>) -> Void
    ) throws {
        if command.needs == .login || command.needs == .operator { _ = try ask.me }
        switch command.run {
        case .read(let body):
            read(
                { reader in
                    try command.refuseUnlessAllowed(ask, reader)
                    var reply = Reply(json: JSONWriter(showsNames: ask.caller != nil))
                    try body(ask, reader, &reply)
                    return Told(reply)
                },
                then: then
            )
        case .write(let act, let tell): try write(command, ask, act, tell, then)
        case .post(let compose): try post(command, ask, compose, then)
        case .prepared(let work): prepare(command, ask, work, then)
        case .session: throw Refusal(.badRequest, field: "do", detail: "session")
        }
    }

    private func write(
        _ command: Command,
        _ ask: Ask,
        _ act: @escaping @Sendable (Ask, Transaction) throws -> Receipt,
        _ tell: @escaping @Sendable (Ask, Reader, Receipt, inout Reply) throws -> Void,
        _ then: @escaping @Sendable (Result<Told, Refusal>) -> Void
    ) throws {
        let told: @Sendable (Reader, Receipt) throws -> Told = { reader, receipt in
            var reply = Reply()
            try tell(ask, reader, receipt, &reply)
            return Told(reply)
        }
        let isRehearsal = try command.canRehearse && ask.fields.bool("dry_run")
        let purges = command.name == Command.messagePurge.name && !isRehearsal
        store.enqueue(
            try self.act(command.name, ask),
            rehearse: isRehearsal,
            operation: { transaction in
                try command.refuseUnlessAllowed(ask, transaction)
                let receipt = try act(ask, transaction)
                return Outcome(
                    (try told(transaction, receipt), receipt.subject),
                    subject: receipt.subject,
                    second: receipt.second,
                    isPost: receipt.isPost
                )
            },
            again: { (try told($0, Receipt($1, $2)), $1) },
            completion: { done in
                let result = done.map(\.0).mapError { self.fault($0, command.name) }
                guard purges, case .success((_, let entry)) = done else { return then(result) }
                self.finishPurge(result, entry: EntryID(entry), then)
            }
        )
    }

    /// A post as the store gave it, with the channel where a conversation may be new to the asker; or as it waits.
    private enum Posted: Sendable {
        case message(Message, Thread, conversation: Channel?)
        case held(QueueItem)
    }

    private func post(
        _ command: Command,
        _ ask: Ask,
        _ compose: @escaping @Sendable (Ask, Transaction) throws -> NewMessage,
        _ then: @escaping @Sendable (Result<Told, Refusal>) -> Void
    ) throws {
        let posted: @Sendable (Reader, Message, Thread) throws -> Posted = { reader, message, thread in
            let channel = command.name == Command.conversationPost.name ? try reader.channel(message.channel) : nil
            let seen = try channel.map { try reader.seen($0, by: message.author.id) }
            return .message(message, thread, conversation: seen)
        }
        store.enqueue(
            try act(command.name, ask),
            operation: { transaction in
                try command.refuseUnlessAllowed(ask, transaction)
                let new = try compose(ask, transaction)
                try transaction.dropDraft(for: new)
                if let reason = new.holding {
                    let item = try transaction.hold(new, reason)
                    return Outcome(.held(item), subject: item.id.rawValue, second: Self.heldMark, isPost: true)
                }
                let (message, thread) = try transaction.post(new)
                return Outcome(try posted(transaction, message, thread), subject: message.id.rawValue, isPost: true)
            },
            again: { transaction, subject, second in
                var id = MessageID(subject)
                if second == Self.heldMark {
                    guard let item = try transaction.queueItem(QueueItemID(subject)) else { throw Refusal.notFound }
                    guard let approved = try transaction.heldPost(item.id)?.message else { return .held(item) }
                    id = approved
                }
                guard let message = try transaction.message(id), let thread = try transaction.thread(message.thread)
                else { throw Refusal.notFound }
                return try posted(transaction, message, thread)
            },
            completion: { result in
                self.publisher.after {
                    then(result.map { self.told($0, ask) }.mapError { self.fault($0, command.name) })
                }
            }
        )
    }

    /// In a post's receipt: its subject is an item of the queue.
    private static let heldMark: Int64 = 1

    private func told(_ posted: Posted, _ ask: Ask) -> Told {
        var reply = Reply(json: JSONWriter(reserving: 2_048))
        switch posted {
        case .message(let message, let thread, let conversation):
            reply.json.raw(publisher.postBytes(message, thread))
            if let conversation {
                reply.json.name("channel")
                reply.json.write(conversation)
            }
        case .held(let item):
            let reason = item.reason?.rawValue ?? ""
            reply.json.field("held") { json in
                if let hub = item.hub { json.field("hub", hub.rawValue) }
                json.field("number", item.number)
                json.field("reason", reason)
            }
            reply.say = ask.say("said.held.\(reason)", ["item": item.name])
        }
        return Told(reply)
    }

    private func prepare(
        _ command: Command,
        _ ask: Ask,
        _ work: @escaping @Sendable (Ask, Forum) async throws -> Reply,
        _ then: @escaping @Sendable (Result<Told, Refusal>) -> Void
    ) {
        Task {
            do {
                then(.success(Told(try await work(ask, self))))
            } catch {
                then(.failure(self.fault(error, command.name)))
            }
        }
    }

    /// The act's member, key, and a hash of what is asked: the same key with something else is refused.
    func act(_ command: String, _ ask: Ask) throws -> Act {
        let me = try ask.me.id
        let key = try ask.fields.key()
        try writeLimit.take("\(me)", at: ask.now)
        var json = JSONWriter()
        json.value(command)
        for member in ask.fields.object.members where !["id", "do", "key"].contains(member.name) {
            json.value(member.name)
            json.value(member.value)
        }
        let hash = Array(SHA256.hash(data: json.bytes).prefix(16))
        return Act(member: me, key: key, requestHash: hash)
    }

    /// A refusal as it is; anything else is logged and told as a fault.
    func fault(_ error: any Error, _ name: String) -> Refusal {
        if let refusal = error as? Refusal { return refusal }
        logger.error("a command failed", metadata: ["command": "\(name)", "error": "\(error)"])
        return Refusal(.fault)
    }

    private func performLine(_ ask: Ask, then: @escaping @Sendable (Result<Told, Refusal>) -> Void) throws {
        let text = try ask.fields.string("text")
        guard text.utf8.count <= Limits.bodyBytes + 256 else {
            throw Refusal(.tooLong, field: "text", values: ["most": String(Limits.bodyBytes)])
        }
        let context = LineContext(channel: ask.fields["channel"], thread: ask.fields["thread"])
        let reading = try LineReader(table: table, context: context).read(text)
        var fields = reading.fields
        if let key = ask.fields["key"] { fields.append(("key", key)) }
        if let files = ask.fields["files"] {
            guard reading.command.fields.contains(where: { $0.name == "files" }) else {
                throw Refusal(.invalid, field: "files")
            }
            fields.append(("files", files))
        }
        let inner = Ask(
            forum: ask.forum,
            caller: ask.caller,
            fields: Fields(fields),
            origin: ask.origin,
            language: ask.language,
            now: ask.now
        )
        perform(reading.command.name, inner) { result in
            then(result.map { $0.wrapped(command: reading.command.name) })
        }
    }
}

extension Command {
    /// Operators only where it says so, as the database says now.
    ///
    /// A member whom a ban keeps out of the community asks only what concerns themselves.
    fileprivate func refuseUnlessAllowed(_ ask: Ask, _ reader: Reader) throws {
        if let me = ask.myID, !isOpenToBanned, let ban = try reader.communityBan(of: me) {
            throw try reader.refusal(ban)
        }
        guard needs == .operator else { return }
        guard try reader.standing(of: ask.me.id, in: nil).isOperator else {
            throw Refusal(.forbidden, detail: "operator")
        }
    }
}

extension Told {
    /// As the answer to a typed line.
    fileprivate func wrapped(command: String) -> Told {
        var json = JSONWriter(reserving: self.json.count + 128)
        json.object { writer in
            writer.field("command", command)
            writer.name("result")
            writer.raw(self.json)
            writer.field("say", say)
        }
        var told = Told(json: json.bytes, say: say)
        told.setToken = setToken
        told.clearsToken = clearsToken
        return told
    }
}
