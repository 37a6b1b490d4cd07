import Configuration
import FoundationEssentials
import HubbubWire

/// Reads settings in layers: command line, then environment (`HUBBUB_…`), then file, then default.
package struct SettingsReader {
    private let reader: ConfigReader

    /// - Parameters:   - commandLine: setting's name to what was typed.   - environment: the process's. - Throws:
    /// ``SettingsFault`` for a data folder that is no folder, for a file that is missing though asked for, is not JSON,
    /// or names a setting that does not exist.
    package init(commandLine: [String: String], environment: [String: String]) async throws {
        let typed = InMemoryProvider(name: "command line", values: try Self.values(commandLine))
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "hubbub")
        let defaults = InMemoryProvider(
            name: "defaults",
            values: try Self.values(Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.name, $0.default) }))
        )
        let first = ConfigReader(providers: [typed, variables, defaults])
        let asked = first.string(forKey: "config", default: "")
        let folder = first.string(forKey: "data", default: "./data")
        try Self.checkFolder(folder)
        let path = asked.isEmpty ? folder + "/hubbub.json" : asked
        let file = try await Self.file(path, mayBeMissing: asked.isEmpty)
        reader = ConfigReader(providers: [typed, variables, file, defaults])
    }

    /// The text of a setting.
    func text(_ setting: Setting) throws -> String {
        try value(setting) { try $0.requiredString(forKey: $1) }
    }

    func integer(_ setting: Setting) throws -> Int {
        try value(setting) { try $0.requiredInt(forKey: $1) }
    }

    func flag(_ setting: Setting) throws -> Bool {
        try value(setting) { try $0.requiredBool(forKey: $1) }
    }

    /// The list of a setting, blanks around its elements and empty ones dropped.
    func list(_ setting: Setting) throws -> [String] {
        try value(setting) { try $0.requiredStringArray(forKey: $1) }.map { String($0.trimmingBlanks) }.filter {
            !$0.isEmpty
        }
    }

    private func value<Value>(_ setting: Setting, _ read: (ConfigReader, ConfigKey) throws -> Value) throws -> Value {
        do {
            return try read(reader, ConfigKey([setting.name]))
        } catch {
            throw SettingsFault(setting)
        }
    }

    private static func values(_ texts: [String: String]) throws -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for setting in Setting.all {
            guard let text = texts[setting.name] else { continue }
            guard let content = content(text, setting.kind) else { throw SettingsFault(setting) }
            values[AbsoluteConfigKey([setting.name])] = ConfigValue(content, isSecret: false)
        }
        return values
    }

    private static func content(_ text: String, _ kind: Setting.Kind) -> ConfigContent? {
        switch kind {
        case .text, .choice: .string(text)
        case .integer: Int(text).map { .int($0) }
        case .flag: Bool(text).map { .bool($0) }
        case .list: .stringArray(text.split(separator: ",").map(String.init))
        }
    }

    private static func file(_ path: String, mayBeMissing: Bool) async throws -> FileProvider<JSONSnapshot> {
        let place = InMemoryProvider(values: [
            "filePath": .init(.string(path), isSecret: false),
            "allowMissing": .init(.bool(mayBeMissing), isSecret: false),
        ])
        try checkNames(path)
        do {
            return try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: place))
        } catch {
            throw SettingsFault("The settings in \(path) cannot be read: the file is missing or not one JSON object.")
        }
    }

    /// The folder itself may be missing: it is made.
    ///
    /// What lies there as a file is somebody's, and stays as it is.
    private static func checkFolder(_ path: String) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { return }
        throw SettingsFault("The data folder \(path) is a file. Set --data to a folder, or to where one may be made.")
    }

    /// A name that nobody knows is most likely a slip, and silently doing otherwise than meant is worse than not
    /// starting.
    private static func checkNames(_ path: String) throws {
        guard let bytes = FileBytes.read(path), let json = try? JSONParser.parse(bytes), let object = json.object else {
            return
        }
        let known = Set(Setting.all.filter { !$0.isBeforeFile }.map(\.name))
        for member in object.members where !known.contains(member.name) {
            throw SettingsFault("There is no setting \(member.name) that \(path) could set.")
        }
    }
}

extension String {
    var trimmingBlanks: Substring {
        var rest = drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}
