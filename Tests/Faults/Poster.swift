import HubbubModel
import HubbubWebSocket
import HubbubWire
import TestServer

/// Posts many messages over one line, some under way at once, and says what each was answered.
struct Poster: Sendable {
    /// A post's answer.
    enum Answer: Hashable, Sendable {
        case stored(Int64)
        case refused(String)
    }

    let line: ServerLine
    /// Below what a session may have in flight.
    var window = 32

    /// Posts all, with bodies of so many bytes; ends early, with what was answered, where the line breaks.
    func post(_ names: some Sequence<String>, bytes: Int) async -> [String: Answer] {
        await post(names) { Self.body($0, bytes) }
    }

    /// Posts all under keys made from their names.
    func post(_ names: some Sequence<String>, body: (String) -> String) async -> [String: Answer] {
        var answers: [String: Answer] = [:]
        var waiting: [Int64: String] = [:]
        var rest = Array(names)[...]
        var requests: Int64 = 1_000
        while !rest.isEmpty || !waiting.isEmpty {
            while waiting.count < window, let name = rest.popFirst() {
                requests += 1
                waiting[requests] = name
                line.send(requests, "message.post", Self.fields(name, body(name)))
            }
            guard let received = try? await line.next() else { return answers }
            guard let id = received["re"]?.integer, let name = waiting.removeValue(forKey: id) else { continue }
            if let message = received["ok"]?["message"]?["id"]?.integer {
                answers[name] = .stored(message)
            } else {
                answers[name] = .refused(received["no"]?["code"]?.string ?? "?")
            }
        }
        return answers
    }

    /// A body that begins with its name, in everyday words.
    static func body(_ name: String, _ bytes: Int) -> String {
        var text = name
        var state = name.utf8.reduce(UInt64(1)) { $0 &* 31 &+ UInt64($1) }
        while text.utf8.count < bytes {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += " " + words[Int(state >> 60)]
        }
        return text
    }

    private static let words = [
        "we", "meet", "at", "the", "river", "on", "sunday", "with", "bread", "cheese", "music", "and", "who", "likes",
        "brings", "friends",
    ]

    private static func fields(_ name: String, _ body: String) -> [(String, JSON)] {
        [("channel", "#berlin"), ("body", .string(body)), ("key", .string("key-of-\(name)"))]
    }
}

extension [String: Poster.Answer] {
    /// The ids of what was stored.
    var stored: [String: Int64] {
        compactMapValues { if case .stored(let id) = $0 { id } else { nil } }
    }

    /// The names of what was refused so.
    func refused(_ code: String) -> Set<String> {
        Set(filter { $0.value == .refused(code) }.keys)
    }
}
