/// What a member changes of the own account; nil leaves as it is.
package struct ProfileChanges: Hashable, Sendable {
    package var name: String?
    /// One of the server's; the caller knows which.
    package var language: String?
    package var languages: [String]?
    package var place: String?
    package var about: String?

    package init(
        name: String? = nil,
        language: String? = nil,
        languages: [String]? = nil,
        place: String? = nil,
        about: String? = nil
    ) {
        self.name = name
        self.language = language
        self.languages = languages
        self.place = place
        self.about = about
    }
}
