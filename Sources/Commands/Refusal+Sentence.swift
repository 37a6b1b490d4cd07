package import HubbubLocale
package import HubbubModel

extension Refusal {
    /// The refusal in words: the most exact sentence there is for its code, detail and field.
    package func sentence(_ language: Language) -> String {
        var values = values
        if let field, values["field"] == nil { values["field"] = field }
        if let proposal = self.try, values["try"] == nil { values["try"] = proposal }
        if let retrySeconds { values["seconds"] = String(retrySeconds) }
        return Catalogue.refusal(code.rawValue, detail: detail, field: field, language, values)
    }
}
