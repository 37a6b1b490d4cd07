/// What a starting server says, in plain words.
package enum Greeting {
    package static func lines(_ settings: Settings, _ running: HubbubServer.Running) -> [String] {
        var lines = ["\(settings.communityName) is served at \(running.site) from the data in \(settings.data)."]
        if let token = running.operatorClaim {
            lines.append("There is no operator yet. Become the first one with this link, which works once:")
            lines.append("  \(running.site)/claim#\(token)")
            lines.append("or with this command:")
            lines.append("  hubbubd member add NICK --operator --password-stdin --data \(settings.data)")
        }
        lines.append("Stop with Ctrl-C.")
        return lines
    }
}
