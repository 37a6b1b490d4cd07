import HubbubWire

/// Requests that are not answered yet, in order.
///
/// Nothing leaves it before its answer is here, so that after a lost line all of them are sent again, acts with the
/// same key: the server acts once.
struct Outbox: Sendable {
    /// The id of `hello`, which is not kept here.
    static let helloID: Int64 = 0

    struct Entry: Hashable, Sendable {
        let id: Int64
        let ask: Ask
        let key: String?
        /// How often it was answered `unsure` or `busy`.
        var refusals = 0
    }

    private(set) var entries: [Entry] = []
    private var lastID: Int64 = 0
    private let makeKey: @Sendable () -> String

    init(makeKey: @escaping @Sendable () -> String) {
        self.makeKey = makeKey
    }

    /// Takes a request; the frame is to be sent now if there is a connection.
    mutating func add(_ ask: Ask) -> Entry {
        lastID += 1
        let entry = Entry(id: lastID, ask: ask, key: ask.isAct ? makeKey() : nil)
        entries.append(entry)
        return entry
    }

    /// Takes the request that was answered out; nil for an id that is not waited for.
    mutating func answered(_ id: Int64) -> Entry? {
        guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
        return entries.remove(at: index)
    }

    /// Puts a request back that the server could not take yet; false when it was tried often enough.
    mutating func keep(_ entry: Entry) -> Bool {
        guard entry.refusals < Self.attempts else { return false }
        var again = entry
        again.refusals += 1
        let index = entries.firstIndex { $0.id > entry.id } ?? entries.endIndex
        entries.insert(again, at: index)
        return true
    }

    /// How often a request is repeated that the server was unsure about or too busy for; then its author decides.
    static let attempts = 5

    /// Lines typed, and what they led to, that nobody has answered.
    var unsentLines: Int {
        entries.count { entry in
            switch entry.ask.purpose {
            case .typed, .opening, .editing: true
            case .quiet, .followState, .members, .notices, .waiting, .recount: false
            }
        }
    }
}

extension Outbox.Entry {
    /// The request as a text frame.
    var frame: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("id", id)
            writer.field("do", ask.command)
            for field in ask.fields {
                writer.member(field.name, field.value)
            }
            if let key { writer.field("key", key) }
        }
        return writer.bytes
    }
}
