import HubbubWire

/// One answer of HTTP/1.1, as it came.
struct HTTPAnswer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: String

    /// Reads a whole answer; nil when it is not one.
    init?(_ text: String) {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        guard let first = lines.first, let status = Int(first.split(separator: " ").dropFirst().first ?? "") else {
            return nil
        }
        self.status = status
        headers = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
        }
        body = String(text[end.upperBound...])
    }

    subscript(_ header: String) -> String? { headers.first { $0.name == header.lowercased() }?.value }

    var json: JSON? { try? JSONParser.parse(body) }
    /// The code of a refusal.
    var code: String? { json?["no"]?["code"]?.string }
    /// The session that the answer gives the browser.
    var cookie: String? {
        self["set-cookie"].flatMap { $0.split(separator: ";").first }.map { String($0) }
    }
}
