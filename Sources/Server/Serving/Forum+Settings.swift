import FoundationEssentials
import HubbubCommands
import HubbubLocale
import HubbubModel
import Logging
import NIOCore

extension Forum {
    /// Opens the forum that the settings describe, and takes its lock.
    convenience init(_ settings: Settings, eventLoops: any EventLoopGroup, logger: Logger) throws {
        var configuration = ForumConfiguration(directory: settings.data) {
            Time(ms: Int64(Date().timeIntervalSince1970 * 1_000))
        }
        configuration.communityName = settings.communityName
        configuration.languages = settings.languages.map(\.rawValue)
        configuration.signup = settings.signup
        configuration.isEmailRequired = settings.emailRequired
        configuration.writesPerMinute = settings.writesPerMinute
        configuration.uploadBytes = Int64(settings.uploadBytes)
        configuration.uploadDayBytes = Int64(settings.uploadDayBytes)
        configuration.publicURL = settings.publicURL?.description
        try self.init(configuration, eventLoops: eventLoops, logger: logger)
    }
}
