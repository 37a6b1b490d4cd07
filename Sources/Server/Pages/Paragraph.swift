/// A paragraph of a page of prose.
struct Paragraph {
    let text: String
    /// BCP 47, where it may be another than the page's.
    let language: String?

    init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }

    var values: [String: Any] { ["text": text, "language": language ?? false] }
}
