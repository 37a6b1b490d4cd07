import HubbubLocale
import Testing

@testable import HubbubServer

@Suite struct PageTemplateTests {
    @Test func readsEveryTemplate() throws {
        _ = try PageTemplates.library()
    }

    @Test func saysEverySentenceThatTemplatesName() throws {
        let pattern = try Regex(#"\{\{t\.([a-z_]+)\}\}"#)
        for (name, text) in PageTemplates.texts {
            for match in text.matches(of: pattern) {
                let key = "page.\(match.output[1].substring ?? "")"
                #expect(Catalogue.has(key), "\(key) in \(name)")
            }
        }
    }

    @Test func putsNothingRawButRenderedMessages() {
        for (name, text) in PageTemplates.texts {
            #expect(text.replacing("{{{html}}}", with: "").contains("{{{") == false, "\(name)")
            #expect(!text.contains("{{&"), "\(name)")
        }
    }

    @Test func needsNeitherScriptNorStyleInThePage() {
        for (name, text) in PageTemplates.texts {
            #expect(!text.contains(" style="), "\(name)")
            #expect(!text.contains(" on"), "\(name)")
            #expect(!text.contains("<style") && !text.contains("<script>"), "\(name)")
        }
    }
}
