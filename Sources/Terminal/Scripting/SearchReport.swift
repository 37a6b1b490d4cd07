import HubbubModel
import HubbubWire

/// `hubbub search WORDS`: results page by page, newest first unless asked for otherwise.
struct SearchReport {
    let query: String
    let isBestFirst: Bool
    /// How many results at most.
    let limit: Int64

    /// Results of one page: the protocol's bound.
    private static let page: Int64 = 50

    func run(_ tool: inout Tool) throws(CallFailure) {
        var found: [JSON] = []
        var before: JSON?
        var last = JSON.Object()
        while Int64(found.count) < limit {
            var fields: [(String, JSON)] = [
                ("query", .string(query)), ("order", .string(isBestFirst ? "best" : "newest")),
                ("limit", .integer(min(Self.page, limit - Int64(found.count)))),
            ]
            if let before { fields.append(("before", before)) }
            let answer = try tool.calls.call("search", fields)
            let page = answer["results"]?.array ?? []
            if found.isEmpty { last = answer.object ?? JSON.Object() }
            found += page
            guard let more = answer["more"], more != .null, more != .bool(false), !page.isEmpty else { break }
            before = more
        }
        if tool.options.json {
            for result in found { try tool.print(.object(result)) }
            return
        }
        let rest = last.members.filter { $0.name != "results" }.map { ($0.name, $0.value) }
        try tool.show("search", .object(JSON.Object([("results", .array(found))] + rest)))
    }
}
