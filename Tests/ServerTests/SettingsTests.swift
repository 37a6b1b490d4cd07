import FoundationEssentials
import HubbubLocale
import HubbubModel
import Testing

@testable import HubbubServer

@Suite struct SettingsTests {
    private func read(_ typed: [String: String] = [:], _ environment: [String: String] = [:]) async throws -> Settings {
        try await Settings.read(commandLine: ["data": "/nonexistent"].merging(typed) { $1 }, environment: environment)
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/settings-\(UUID().uuidString).json"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test func hasTheTablesDefaults() async throws {
        let settings = try await read()
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8_080)
        #expect(settings.signup == .open)
        #expect(settings.emailRequired)
        #expect(settings.languages == Language.allCases)
        #expect(settings.publicURL == nil && settings.tls == nil && settings.webRoot == nil)
    }

    @Test func prefersCommandLineThenEnvironmentThenFile() async throws {
        let path = try file(#"{"port": 1, "community-name": "file", "host": "file.example"}"#)
        let environment = ["HUBBUB_CONFIG": path, "HUBBUB_PORT": "2", "HUBBUB_COMMUNITY_NAME": "environment"]
        let settings = try await read(["port": "3"], environment)
        #expect(settings.port == 3)
        #expect(settings.communityName == "environment")
        #expect(settings.host == "file.example")
    }

    @Test func readsEveryKind() async throws {
        let path = try file(
            #"{"languages": ["fr", "it"], "email-required": false, "sign-up": "approval", "trusted-proxies": ["127.0.0.1", "::1"]}"#
        )
        let settings = try await read(["config": path])
        #expect(settings.languages == [.french, .italian])
        #expect(!settings.emailRequired)
        #expect(settings.signup == .approval)
        #expect(settings.trustedProxies == ["127.0.0.1", "::1"])
    }

    @Test func readsTextsInSeveralLanguages() async throws {
        let path = try file(#"{"imprint": "Anne", "imprint-fr": "Anne à Paris", "rules-de": "Sei nett"}"#)
        let settings = try await read(
            ["config": path, "imprint-it": "Anne a Roma"],
            ["HUBBUB_IMPRINT_ES": "Anne aquí"]
        )
        let imprint = Language.allCases.map { settings.imprint.text(for: $0, among: settings.languages).text }
        #expect(imprint == ["Anne", "Anne à Paris", "Anne aquí", "Anne", "Anne a Roma"])
        #expect(settings.rules.text(for: .english, among: [.german]) == ("Sei nett", .german))
        #expect(settings.privacy == TranslatedText())
    }

    @Test(arguments: [
        ("port", "65536"), ("port", "-1"), ("port", "http"), ("languages", ""), ("languages", "en,tlh"),
        ("languages", "en,en"),
        ("sign-up", "maybe"), ("email-required", "perhaps"), ("writes-per-minute", "100001"), ("connections", "15"),
        ("public-url", "forum.example"), ("public-url", "https://forum.example/path"), ("public-url", "https://a b"),
        ("trusted-proxies", "proxy.example"), ("log-level", "loud"), ("community-name", " "), ("tls-key", "/key.pem"),
        ("tls-certificate", "/certificate.pem"),
    ])
    func refusesWhatIsOutOfRange(name: String, value: String) async throws {
        let fault = await #expect(throws: SettingsFault.self) { try await read([name: value]) }
        #expect(fault?.description.contains(name) == true)
        let variable = "HUBBUB_" + name.uppercased().replacing("-", with: "_")
        await #expect(throws: SettingsFault.self) { try await read([:], [variable: value]) }
    }

    @Test(arguments: [#"{"prot": 1}"#, "[]", "not json", #"{"port": "many"}"#, #"{"data": "/elsewhere"}"#])
    func refusesAFileThatIsWrong(text: String) async throws {
        let path = try file(text)
        await #expect(throws: SettingsFault.self) { try await read(["config": path]) }
    }

    @Test func refusesADataFolderThatIsAFileAndNamesNoOther() async throws {
        let path = try file("a letter")
        let fault = await #expect(throws: SettingsFault.self) { try await read(["data": path]) }
        #expect(fault?.description.contains(path + " is a file") == true)
        #expect(fault?.description.contains("hubbub.json") == false)
    }

    @Test func refusesAFileThatIsAskedForAndMissing() async {
        await #expect(throws: SettingsFault.self) { try await read(["config": "/nonexistent/hubbub.json"]) }
    }

    @Test(arguments: [
        ("https://Forum.Example/", "https://forum.example"), ("http://h:80", "http://h"),
        ("https://h:443", "https://h"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ])
    func readsAddresses(text: String, expected: String) {
        #expect(SiteAddress(text)?.description == expected)
    }

    @Test func isDocumentedAsItIs() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/OPERATIONS.md"), encoding: .utf8)
        #expect(document.contains("<!-- settings -->\n" + Setting.table + "<!-- /settings -->"))
    }

    @Test func namesEachSettingOnce() {
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    }
}
