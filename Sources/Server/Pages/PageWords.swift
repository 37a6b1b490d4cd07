import HubbubLocale
import Mustache

/// The `page.` sentences in one language, for templates: `{{t.login}}`.
struct PageWords: MustacheParent {
    let language: Language

    func child(named name: String) -> Any? {
        Catalogue.text("page.\(name)", language)
    }

    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        Catalogue.text("page.\(key)", language, values)
    }
}
