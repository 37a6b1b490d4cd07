import HubbubCommands
import HubbubModel
import HubbubStore
import Logging

/// Does what the administration asks, in the process that holds the data.
struct Administrator: Sendable {
    let forum: Forum
    /// For links in what is said.
    let site: String
    /// How many WebSockets are open.
    var connections: @Sendable () -> Int = { 0 }

    /// More would not fit a screen.
    private static let hubsShown = 100

    func perform(_ request: ControlRequest, report: @escaping @Sendable (ControlReport) -> Void) async throws {
        switch request {
        case .addMember(let nick, let isOperator, let password):
            let answer = try await forum.administer(.addMember(nick: nick, isOperator: isOperator, password: password))
            say(answer, report)
            if let token = answer.token { report(.say("They choose a password at \(site)/claim?given#\(token)")) }
        case .createToken(let nick):
            let answer = try await forum.administer(.createToken(nick: nick))
            say(answer, report)
            if let token = answer.token { report(.token(token)) }
        case .addHub(let slug, let name, let visibility, let steward):
            let request = Administration.addHub(slug: slug, name: name, visibility: visibility, steward: steward)
            say(try await forum.administer(request), report)
        case .recover(let nick):
            let answer = try await forum.administer(.recover(nick: nick))
            say(answer, report)
            if let token = answer.token { report(.say("They choose a new password at \(site)/claim?given#\(token)")) }
        case .status:
            for line in try await status() { report(.say(line)) }
        case .verifyLog(let hub, let expected):
            try await LogVerification(forum: forum).run(hub: hub, expected: expected, report: report)
        case .importZulip(let path, let hub, let dryRun):
            try await ZulipImporting(forum: forum).run(path: path, hub: hub, dryRun: dryRun, report: report)
        }
    }

    private func status() async throws -> [String] {
        let hubs = try await forum.read { try $0.hubs(after: .none, limit: Self.hubsShown) }
        var lines = ["\(ServerVersion.text), data in \(forum.store.directory)", "\(connections()) connections open"]
        lines += hubs.map { "#\($0.slug)  \($0.name)  \($0.visibility.rawValue)  \($0.memberCount) members" }
        return lines
    }

    private func say(_ answer: AdministrationAnswer, _ report: (ControlReport) -> Void) {
        for line in answer.lines { report(.say(line)) }
    }
}
