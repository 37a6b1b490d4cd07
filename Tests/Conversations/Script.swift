import Foundation

/// A conversation as written down: who is there, what they do, what they must see.
///
/// One step a line. `hub SLUG [STEWARD] [public]`; `browser NICK [+operator] #HUB…` and `terminal NICK #HUB…` bring members, by
/// the browser's protocol or through the real terminal client; `visitor NAME` reads over HTTP without a login. `exchanged` runs
/// the script once more with browsers and terminals in each other's place. Then `NICK goes #CHANNEL`, `NICK > LINE` types what
/// must be taken, `NICK ! LINE` what must be refused (`!CODE` with this code), `NICK sees TEXT` waits for an event that holds it,
/// `NICK unread #CHANNEL N [MENTIONS]` asks both what the client has counted and what the server says afresh. `WHO reads`,
/// `logs`, `waits #CHANNEL` and `WHO told` say what somebody finds there, in the words of `Sight`; `WHO` is nicks between commas, or `everyone`.
/// `watch` before such a step without its words has it looked at before every line that is typed, and at the end: it must be as it
/// was said last, so that nothing changes for anyone unsaid.
struct Script: Sendable, CustomStringConvertible {
    struct Step: Sendable {
        let number: Int
        let words: [String]
        let text: String
    }

    let name: String
    let steps: [Step]
    /// Browsers and terminals are in each other's place.
    var isExchanged = false
    var description: String { name + (isExchanged ? ", exchanged" : "") }

    static let all: [Script] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let scripts = files.filter { $0.pathExtension == "talk" }.sorted { $0.path < $1.path }.compactMap {
            try? Script($0)
        }
        return scripts.flatMap { script -> [Script] in
            guard script.steps.contains(where: { $0.words == ["exchanged"] }) else { return [script] }
            var exchanged = script
            exchanged.isExchanged = true
            return [script, exchanged]
        }
    }()

    init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        steps = lines.enumerated().compactMap { number, line in
            let words = line.split(separator: " ").map(String.init)
            guard let first = words.first, !first.hasPrefix("#") else { return nil }
            let rest = line.split(separator: " ", maxSplits: 2).dropFirst(2).first.map(String.init) ?? ""
            return Step(number: number + 1, words: words, text: rest)
        }
    }
}
