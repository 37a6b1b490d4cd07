import HubbubLocale

extension Language {
    /// The client's own sentence for a key of its group in the catalogues.
    func say(_ key: String, _ values: [String: String] = [:]) -> String {
        Catalogue.text("terminal.\(key)", self, values)
    }
}
