package import HubbubLocale

/// What an operator wrote for everyone, and for those who read one of the languages.
package struct TranslatedText: Sendable, Equatable {
    /// For those whose language has none of its own; may be empty.
    package var common = ""
    package var translations: [Language: String] = [:]

    package init(_ common: String = "", _ translations: [Language: String] = [:]) {
        self.common = common
        self.translations = translations.filter { !$0.value.isEmpty }
    }

    /// What a reader of a language is shown: their own, else the common one, else the first of these languages that
    /// has one; the language where it is known.
    package func text(for reader: Language, among languages: [Language]) -> (text: String, language: Language?) {
        if let own = translations[reader] { return (own, reader) }
        guard common.isEmpty else { return (common, nil) }
        let other = (languages + Language.allCases).first { translations[$0] != nil }
        return (other.flatMap { translations[$0] } ?? "", other)
    }
}
