import HubbubModel
import HubbubWire

extension Ask {
    /// The field `limit`: 1 to `most`, and `most` when absent.
    func limit(_ most: Int = Limits.page) throws -> Int {
        let limit = try fields.optionalInteger("limit", in: 1...JSONParser.maxInteger)
        return min(Int(clamping: limit ?? Int64(most)), most)
    }

    /// A message id to page from.
    func bound(_ name: String) throws -> MessageID? {
        try fields.optionalInteger(name, in: 0...JSONParser.maxInteger).map { MessageID($0) }
    }

    /// A moment: milliseconds, or a length of time back from now (`1h`).
    func since(_ name: String = "since") throws -> Time? {
        guard let value = fields[name] else { return nil }
        if let text = value.string {
            guard let duration = Span(text)?.duration else {
                throw Refusal(.invalid, field: name, try: "1h", detail: "span", values: ["text": text])
            }
            return now.advanced(by: .zero - duration)
        }
        return try fields.optionalInteger(name, in: 0...JSONParser.maxInteger).map { Time(ms: $0) }
    }
}

extension JSONWriter {
    /// Writes `more`, which says whether there is something before and after the page.
    mutating func more(before: Bool, after: Bool) {
        field("more") { json in
            json.field("before", before)
            json.field("after", after)
        }
    }
}
