import HubbubModel
import HubbubWire

/// What somebody finds who looks, in a few words that a script can hold against it.
///
/// A refusal is its code, nothing is `nothing`.
enum Sight: String {
    /// A channel's lines: `1` a root, `2<1` a reply in 1's thread, `3(removed)` what is gone.
    case reads
    /// A log, newest first: `mute(karl)` where a name is told, `ban~` what was undone.
    case logs
    /// A queue: `q1:report(karl)`, `q1:report(karl)+` where it is taken; `q?` where the number was drawn.
    case waits
    /// One's notices, newest first: the kind of the entry, or `item:outcome`.
    case told

    /// The line that asks, and what is wanted.
    func read(_ words: [String]) -> (line: String, wanted: String) {
        let place = self == .told ? "" : words.first ?? ""
        let wanted = words.dropFirst(self == .told ? 0 : 1).joined(separator: " ")
        switch self {
        case .reads: return ("/history \(place)", wanted)
        case .logs: return ("/modlog in \(place)", wanted)
        case .waits: return ("/queue " + (place == "everywhere" ? place : "in \(place)"), wanted)
        case .told: return ("/notices", wanted)
        }
    }

    func words(for answer: JSON) -> String {
        guard let result = answer["ok"]?["result"] else { return answer["no"]?["code"]?.string ?? "no answer" }
        let words: [String]
        switch self {
        case .reads: words = lines(result["lines"]?.array ?? [])
        case .logs: words = (result["entries"]?.array ?? []).map(entry)
        case .waits: words = (result["items"]?.array ?? []).map(item)
        case .told: words = (result["notices"]?.array ?? []).map(notice)
        }
        return words.isEmpty ? "nothing" : words.joined(separator: " ")
    }

    private func lines(_ lines: [JSON]) -> [String] {
        var roots: [Int64: Int64] = [:]
        for line in lines where line["message"]?["root"]?.bool == true {
            if let thread = line["message"]?["thread"]?.integer { roots[thread] = line["number"]?.integer }
        }
        return lines.map { line in
            let number = "\(line["number"]?.integer ?? 0)"
            let state = line["message"]?["state"]?.string ?? line["state"]?.string ?? "live"
            guard state == "live" else { return "\(number)(\(state))" }
            guard line["share"] == nil else { return "\(number)=" }
            guard line["message"]?["root"]?.bool != true else { return number }
            let root = line["message"]?["thread"]?.integer.flatMap { roots[$0] }
            return "\(number)<\(root.map(String.init) ?? "?")"
        }
    }

    private func entry(_ entry: JSON) -> String {
        let name = entry["member"]?["nick"]?.string.map { "(\($0))" } ?? ""
        return (entry["kind"]?.string ?? "") + name + (entry["undone"]?.bool == true ? "~" : "")
    }

    private func item(_ item: JSON) -> String {
        let name = item["member"]?["nick"]?.string ?? ""
        let taken = item["state"]?.string == "taken" ? "+" : ""
        return "\(Self.name(of: item)):\(item["kind"]?.string ?? "")(\(name))\(taken)"
    }

    private static func name(of item: JSON) -> String {
        guard let number = item["number"]?.integer, number <= Limits.queueCounted else { return "q?" }
        return "q\(number)"
    }

    /// A line to type, in which `q?` names what waits longest in the queue everywhere.
    static func named(_ line: String, by speaker: any Speaker) async throws -> String {
        guard line.contains(" q? ") else { return line }
        let items = try await speaker.answer(to: "/queue everywhere")["ok"]?["result"]?["items"]?.array
        return line.replacing(" q? ", with: " q\(items?.first?["number"]?.integer ?? 0) ")
    }

    private func notice(_ notice: JSON) -> String {
        if let outcome = notice["item"]?["outcome"]?.string {
            return "\(notice["item"]?["kind"]?.string ?? ""):\(outcome)"
        }
        return notice["entry"]?["kind"]?.string ?? notice["kind"]?.string ?? ""
    }
}
