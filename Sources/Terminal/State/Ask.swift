import HubbubModel
import HubbubWire

/// A request to be, and why it is made.
struct Ask: Hashable, Sendable {
    let command: String
    let fields: [Field]
    let purpose: Purpose
    /// Whether the request needs a key: acts do, readings do not.
    let isAct: Bool

    struct Field: Hashable, Sendable {
        let name: String
        let value: JSON
    }

    enum Purpose: Hashable, Sendable {
        /// A line that a person or script wrote; `number` is its position in the input, from 1.
        case typed(number: Int64)
        /// Opens what the answer shows: after `/next` in line `number`, at the start (then 0).
        case opening(number: Int64)
        /// The text of one's message, to be changed by line `number`.
        case editing(number: Int64, message: Int64)
        /// Moves read positions, watches a channel: the answer is nobody's business unless it fails.
        case quiet
        /// To learn whether one follows a thread.
        case followState(ThreadID)
        /// Members for completion.
        case members
        /// What one is told about oneself and has not seen.
        case notices
        /// How many wait in the queue of a hub one moderates, or of operators.
        case waiting(HubID?)
        /// What is unread in a channel in which something changed that cannot be counted.
        case recount(ChannelID)
    }

    /// An answer in the shape that the server gives to a line, for those that the client asked by itself.
    func asLine(_ answer: JSON) -> JSON {
        guard command != "line" else { return answer }
        return .object(JSON.Object([("command", .string(command)), ("result", answer), ("say", .string(""))]))
    }

    init(_ command: String, _ fields: [(String, JSON)], for purpose: Purpose, isAct: Bool = false) {
        self.command = command
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
        self.purpose = purpose
        self.isAct = isAct
    }
}
