import HubbubLocale
import HubbubModel
import Logging
import NIOCore

extension Settings {
    /// The settings of all layers, checked.
    ///
    /// - Throws: ``SettingsFault`` with a sentence for the operator, for the first setting that is out of range.
    package static func read(commandLine: [String: String], environment: [String: String]) async throws -> Settings {
        let reader = try await SettingsReader(commandLine: commandLine, environment: environment)
        var settings = Settings()
        settings.data = try path(reader, "data") ?? "./data"
        settings.host = try path(reader, "host") ?? "127.0.0.1"
        settings.port = try integer(reader, "port")
        settings.publicURL = try address(reader, "public-url")
        settings.webRoot = try path(reader, "web-root")
        settings.communityName = try name(reader, "community-name")
        settings.languages = try languages(reader, "languages")
        settings.signup = try choice(reader, "sign-up") { SignupPolicy(rawValue: $0) }
        settings.emailRequired = try reader.flag(setting("email-required"))
        settings.writesPerMinute = try integer(reader, "writes-per-minute")
        settings.uploadBytes = try integer(reader, "upload-bytes")
        settings.uploadDayBytes = try integer(reader, "upload-day-bytes")
        settings.tls = try keyPair(reader)
        settings.trustedProxies = try proxies(reader, "trusted-proxies")
        settings.connections = try integer(reader, "connections")
        settings.logLevel = try choice(reader, "log-level") { Logger.Level(rawValue: $0) }
        settings.imprint = try translated(reader, "imprint")
        settings.privacy = try translated(reader, "privacy")
        settings.rules = try translated(reader, "rules")
        return settings
    }

    private static func translated(_ reader: SettingsReader, _ name: String) throws -> TranslatedText {
        let own = try Language.allCases.map { ($0, try reader.text(setting("\(name)-\($0.rawValue)"))) }
        return TranslatedText(try reader.text(setting(name)), Dictionary(own) { first, _ in first })
    }

    private static func setting(_ name: String) throws -> Setting {
        guard let setting = Setting.all.first(where: { $0.name == name }) else {
            throw SettingsFault("There is no setting \(name).")
        }
        return setting
    }

    private static func path(_ reader: SettingsReader, _ name: String) throws -> String? {
        let text = try reader.text(setting(name))
        guard !text.utf8.contains(0) else { throw SettingsFault(try setting(name)) }
        return text.isEmpty ? nil : text
    }

    private static func integer(_ reader: SettingsReader, _ name: String) throws -> Int {
        let setting = try setting(name)
        let value = try reader.integer(setting)
        guard case .integer(let range) = setting.kind, range.contains(value) else { throw SettingsFault(setting) }
        return value
    }

    private static func choice<Value>(
        _ reader: SettingsReader,
        _ name: String,
        _ make: (String) -> Value?
    ) throws -> Value {
        let setting = try setting(name)
        guard let value = make(try reader.text(setting)) else { throw SettingsFault(setting) }
        return value
    }

    private static func address(_ reader: SettingsReader, _ name: String) throws -> SiteAddress? {
        let text = try reader.text(setting(name))
        if text.isEmpty { return nil }
        guard let address = SiteAddress(text) else { throw SettingsFault(try setting(name)) }
        return address
    }

    private static func name(_ reader: SettingsReader, _ name: String) throws -> String {
        let text = String(try reader.text(setting(name)).trimmingBlanks)
        guard (1...Limits.nameCharacters).contains(text.count), !text.contains(where: \.isNewline) else {
            throw SettingsFault(try setting(name))
        }
        return text
    }

    private static func languages(_ reader: SettingsReader, _ name: String) throws -> [Language] {
        let texts = try reader.list(setting(name))
        let languages = texts.compactMap { Language(rawValue: $0) }
        guard !languages.isEmpty, languages.count == texts.count, Set(languages).count == texts.count else {
            throw SettingsFault(try setting(name))
        }
        return languages
    }

    private static func keyPair(_ reader: SettingsReader) throws -> KeyPair? {
        switch (try path(reader, "tls-certificate"), try path(reader, "tls-key")) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return KeyPair(certificate: certificate, key: key)
        default: throw SettingsFault("The settings tls-certificate and tls-key need each other.")
        }
    }

    private static func proxies(_ reader: SettingsReader, _ name: String) throws -> Set<String> {
        let texts = try reader.list(setting(name))
        let addresses = texts.compactMap { try? SocketAddress(ipAddress: $0, port: 0).ipAddress }
        guard addresses.count == texts.count else { throw SettingsFault(try setting(name)) }
        return Set(addresses)
    }
}
