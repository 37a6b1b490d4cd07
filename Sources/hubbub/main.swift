import ArgumentParser
import Glibc
import HubbubTerminal

// Usage errors end with 2 and not with sysexits' 64: scripts are told so in --help.
do {
    var command = try HubbubCommand.parseAsRoot(LeadingOptions.behindCommand(Array(CommandLine.arguments.dropFirst())))
    try command.run()
} catch {
    let isUsage = HubbubCommand.exitCode(for: error) == .validationFailure
    guard isUsage else { HubbubCommand.exit(withError: error) }
    var message = HubbubCommand.fullMessage(for: error) + "\n"
    _ = message.withUTF8 { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(ExitStatus.usage.rawValue)
}
