import HubbubModel
import HubbubWire

extension PageMaker {
    /// The public hubs, those behind the id `after`.
    func front(after: Int64?) async throws(PageRefusal) -> Page {
        var fields: [(String, JSON)] = [("limit", .integer(Self.pageLength))]
        if let after { fields.append(("after", .integer(after))) }
        let answer = try await asking.ask("hub.list", fields)
        let hubs = answer["hubs"]?.array ?? []
        let last = hubs.last?["id"]?.integer ?? 0
        var page = Page(template: "front", frame: frame(settings.communityName, path: "/"))
        page.frame.description = words("front_intro", ["name": settings.communityName])
        page.content = [
            "intro": words("front_intro", ["name": settings.communityName]), "hubs": hubs.map(shapes.hub),
            "more": answer["more"]?.bool == true ? "/?after=\(last)" : false,
        ]
        return page
    }

    /// What a visitor finds in public hubs.
    func search(_ query: String, before: String?) async -> Page {
        var page = Page(template: "search", frame: frame(words("search"), path: nil))
        page.frame.searched = query
        page.frame.isPrivate = true
        page.content = ["threads": [[String: Any]](), "older": false, "found": false, "refusal": false]
        guard !query.trimmingBlanks.isEmpty else { return page }
        var fields: [(String, JSON)] = [("query", .string(query)), ("limit", .integer(20))]
        if let before { fields.append(("before", .string(before))) }
        do throws(PageRefusal) {
            let answer = try await asking.ask("search", fields)
            let results = answer["results"]?.array ?? []
            let total = answer["total"]?.integer ?? Int64(results.count)
            page.content["threads"] = threads(results)
            page.content["found"] =
                answer["total_more"]?.bool == true
                ? words("found_more", ["count": "\(total)"]) : words("found", ["count": "\(total)"])
            if let more = answer["more"]?.string {
                page.content["older"] = "/search?q=\(FormText.encoded(query))&before=\(FormText.encoded(more))"
            }
        } catch {
            page.content["refusal"] = error.say
        }
        return page
    }

    /// Results by thread, each thread where its first one stands.
    private func threads(_ results: [JSON]) -> [[String: Any]] {
        var order: [Int64] = []
        var hits: [Int64: [JSON]] = [:]
        for result in results {
            let thread = result["thread"]?["id"]?.integer ?? 0
            if hits[thread] == nil { order.append(thread) }
            hits[thread, default: []].append(result)
        }
        return order.compactMap { hits[$0] }.map(thread)
    }

    /// A thread with what was found in it.
    private func thread(_ results: [JSON]) -> [String: Any] {
        let (thread, address) = (results.first?["thread"], results.first?["channel"]?["address"]?.string ?? "")
        let path = "/" + address.dropFirst()
        var values = shapes.thread(thread ?? .null, path: "\(path)/\(thread?["number"]?.integer ?? 0)")
        values["place"] = address
        values["hits"] = results.map { hit($0, in: path) }
        return values
    }

    private func hit(_ json: JSON, in path: String) -> [String: Any] {
        var values = shapes.message(json["message"] ?? .null, in: path)
        values["pieces"] = pieces(json["excerpt"]?.string ?? "", json["marks"]?.array ?? [])
        return values
    }

    /// The excerpt cut at the marks, which are offsets in UTF-16.
    private func pieces(_ excerpt: String, _ marks: [JSON]) -> [[String: Any]] {
        let units = Array(excerpt.utf16)
        var pieces: [[String: Any]] = []
        var start = 0
        func take(to end: Int, isMarked: Bool) {
            guard end > start else { return }
            pieces.append(["text": String(decoding: units[start..<end], as: UTF16.self), "isMarked": isMarked])
            start = end
        }
        for mark in marks {
            guard let pair = mark.array, pair.count == 2, let from = pair[0].integer, let to = pair[1].integer,
                let first = Int(exactly: from), let last = Int(exactly: to), first >= start, last > first,
                last <= units.count
            else { continue }
            take(to: first, isMarked: false)
            take(to: last, isMarked: true)
        }
        take(to: units.count, isMarked: false)
        return pieces
    }
}
