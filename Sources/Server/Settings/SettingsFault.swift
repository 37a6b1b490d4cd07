/// A setting that cannot be obeyed: the server refuses to start with this sentence.
package struct SettingsFault: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(_ sentence: String) {
        description = sentence
    }

    /// A setting whose value is outside its range.
    init(_ setting: Setting) {
        self.init("The setting \(setting.name) must be: \(setting.range.replacing("`", with: "")).")
    }
}
