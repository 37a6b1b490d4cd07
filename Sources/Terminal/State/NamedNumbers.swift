import HubbubWire

/// Queue items and entries that were seen, by the names that people type.
struct NamedNumbers: Sendable {
    /// So many are offered for completion: more than anyone scrolls through.
    static let most = 64

    /// As `q17` and `e51`, the last seen first.
    private(set) var names: [String] = []
    /// The address of the message that an item is about.
    private(set) var messages: [String: String] = [:]

    mutating func saw(_ name: String) {
        names.removeAll { $0 == name }
        names.insert(name, at: 0)
        if names.count > Self.most { messages[names.removeLast()] = nil }
    }

    mutating func sawItem(_ number: Int64?, message: String? = nil) {
        guard let number else { return }
        saw("q\(number)")
        if let message { messages["q\(number)"] = message }
    }

    mutating func sawEntry(_ entry: JSON?) {
        guard let number = entry?["number"]?.integer else { return }
        saw("e\(number)")
        guard let message = entry?["message"]?.string else { return }
        messages["e\(number)"] = message
    }
}
