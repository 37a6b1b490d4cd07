import HubbubModel
import HubbubStore

/// Short names for what came without: nicks from people's names, slugs from streams'.
enum ZulipNames {
    /// Names tried before an import gives up; so many people of one name are a broken file.
    private static let tries = 1_000

    /// Nicks for a person, the nicest first: `renata-kühnert`, `renata`, `renata-kühnert-2` and so on.
    static func nicks(for name: String, id: Int64) -> [Nick] {
        let words = words(name)
        var texts = [words.joined(separator: "-")]
        if words.count > 2, let last = words.last { texts.append(words[0] + "-" + last) }
        if let first = words.first { texts.append(first) }
        var nicks = texts.compactMap { Nick($0) }
        if nicks.isEmpty { nicks = [Nick("guest-\(id)")].compactMap(\.self) }
        let base = nicks.first.map { String($0.text.prefix(18)) } ?? "guest"
        return nicks + (2...tries).compactMap { Nick("\(base)-\($0)") }
    }

    /// Slugs for a stream or an organisation, the nicest first.
    static func slugs(for name: String) -> [Slug] {
        var text = ""
        for word in words(Folding.fold(name)).map(ascii) where !word.isEmpty && text.utf8.count + word.utf8.count < 28 {
            text += text.isEmpty ? word : "-" + word
        }
        if text.isEmpty { text = "imported" }
        if !text.utf8.prefix(1).allSatisfy({ (0x61...0x7A).contains($0) }) || text.utf8.count < 2 { text = "s-" + text }
        return ([text] + (2...tries).map { "\(text)-\($0)" }).compactMap { Slug($0) }
    }

    /// The words of a name in small letters, with what a nick may hold.
    private static func words(_ name: String) -> [String] {
        name.split { $0.isWhitespace || "-_./".contains($0) }.map { word in
            String(word.lowercased().filter { $0.isLetter || ("0"..."9").contains($0) })
        }.filter { !$0.isEmpty }
    }

    private static func ascii(_ word: String) -> String { String(word.filter(\.isASCII)) }
}
