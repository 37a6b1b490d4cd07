import Synchronization

/// Every sentence that Hubbub says, in every language it speaks.
///
/// Keys begin with their group: `refusal.` (one for each code of docs/PROTOCOL.md), `command.` (help and usage),
/// `web.`, `later.`, `terminal.`, `page.`. The files are `Catalogues/group.language.json`, embedded at build time; a test keeps
/// them complete.
package enum Catalogue {
    /// The sentence for `key`, its places filled with `arguments`.
    ///
    /// What a language lacks is said in English; a key that nobody knows is answered with itself.
    package static func text(
        _ key: String,
        _ language: Language,
        _ arguments: [String: String] = [:]
    ) -> String {
        if let sentence = sentence(key, language) { return sentence.filled(arguments, language) }
        return sentence(key, .fallback)?.filled(arguments, .fallback) ?? key
    }

    /// The sentence for a refusal: the first there is of `refusal.code.detail`, `refusal.code.field` and `refusal.code`.
    package static func refusal(
        _ code: String,
        detail: String? = nil,
        field: String? = nil,
        _ language: Language,
        _ values: [String: String] = [:]
    ) -> String {
        let exact = [detail, field].compactMap { $0.map { "refusal.\(code).\($0)" } }.first(where: has)
        return text(exact ?? "refusal.\(code)", language, values)
    }

    /// Whether there is a sentence for `key`.
    package static func has(_ key: String) -> Bool { sentence(key, .fallback) != nil }

    /// Every key that begins with `prefix`, in alphabetical order.
    package static func keys(startingWith prefix: String = "") -> [String] {
        files.filter { $0.language == .fallback }.flatMap(\.sentences).map(\.key).filter { $0.hasPrefix(prefix) }
            .sorted()
    }

    /// One JSON object with the sentences of `language` as written, places unfilled, English where it lacks one.
    ///
    /// For clients that fill them themselves. `groups` names those to take; nil means all.
    package static func json(_ language: Language, groups: Set<String>? = nil) -> String {
        var sources: [String: String] = [:]
        for file in files where groups?.contains(file.group) ?? true {
            guard file.language == language || file.language == .fallback else { continue }
            for (key, text) in file.sentences where file.language == language || sources[key] == nil {
                sources[key] = text
            }
        }
        let pairs = sources.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    /// The embedded files; one that is not a catalogue is left out, which a test forbids.
    static let files: [CatalogueFile] = catalogueFiles.compactMap { file in
        try? CatalogueFile(path: file.path, content: Base64.decoded(file.base64))
    }

    /// The sentences of files that were asked for, by language and group: a program says few of all there are.
    private static let read = Mutex<[Language: [Substring: [String: Sentence]]]>([:])

    private static func sentence(_ key: String, _ language: Language) -> Sentence? {
        let group = key.prefix { $0 != "." }
        return read.withLock { read in
            if let known = read[language]?[group] { return known[key] }
            let name = "\(group).\(language.rawValue).json"
            guard let file = catalogueFiles.first(where: { $0.path == name }),
                let content = try? CatalogueFile(path: file.path, content: Base64.decoded(file.base64))
            else { return nil }
            let sentences = content.sentences.map { ($0.key, Sentence($0.text)) }
            let table = Dictionary(sentences) { first, _ in first }
            read[language, default: [:]][Substring(String(group))] = table
            return table[key]
        }
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": output += "\\\(scalar)"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
