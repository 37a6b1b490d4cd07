import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Messages by their words and by operators; only what the asker may read is found and counted.
    static let search = Command(
        "search",
        fields: [
            .needed("query", .text), .optional("order", .word), .optional("before", .text),
            .optional("limit", .integer),
        ],
        lines: [LineForm("search", [.init("query", .rest)])],
        needs: .reading,
        run: .read { ask, reader, reply in
            let page = try reader.search(
                SearchQuery(ask.fields.string("query")),
                in: reader.searchScope(for: ask.myID),
                order: ask.fields.optionalCase("order", of: SearchOrder.self) ?? .newest,
                before: ask.fields.optionalString("before"),
                limit: ask.limit(Limits.searchPage),
                words: { Markdown.plain($0.body) }
            )
            reply.json.field("results", page.results) { json, result in
                json.object { json in
                    json.name("message")
                    json.write(result.message, html: ask.forum.html, showsReactors: ask.caller != nil)
                    json.name("thread")
                    json.write(result.thread)
                    json.name("channel")
                    json.write(result.channel)
                    json.field("excerpt", result.excerpt)
                    json.field("marks", result.marks) { json, mark in
                        json.array([mark.lowerBound, mark.upperBound]) { $0.value(Int64($1)) }
                    }
                }
            }
            if let more = page.more { reply.json.field("more", more) }
            reply.json.field("total", Int64(page.total))
            reply.json.field("total_more", page.totalIsMore)
        }
    )
}
