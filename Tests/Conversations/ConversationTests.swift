import FoundationEssentials
import HubbubWebSocket
import HubbubWire
import TestServer
import Testing

@Suite("Conversations")
struct ConversationTests {
    @Test(arguments: Script.all)
    func runsAsWritten(script: Script) async throws {
        let server = try ServerProcess()
        var arrivals: [Script.Step] = []
        for step in script.steps {
            switch step.words[0] {
            case "hub": try server.run("hub", "add", step.words[1], "--name", step.words[1].capitalized)
            case "browser", "terminal":
                try server.run("member", "add", step.words[1])
                arrivals.append(step)
            default: break
            }
        }
        let tokens = try arrivals.map { try server.run("token", "create", $0.words[1]) }
        try await server.start()
        var speakers: [String: any Speaker] = [:]
        for (step, token) in zip(arrivals, tokens) {
            try await join(Array(step.words.dropFirst(2)), server.port, token)
            speakers[step.words[1]] =
                step.words[0] == "browser"
                ? try await BrowserSpeaker(port: server.port, token: token)
                : try TerminalSpeaker(port: server.port, token: token)
        }
        for step in script.steps {
            guard let speaker = speakers[step.words[0]] else { continue }
            try await perform(step, speaker)
        }
        for speaker in speakers.values { await (speaker as? TerminalSpeaker)?.leave() }
        server.remove()
    }

    @Test func thereAreScripts() {
        #expect(!Script.all.isEmpty)
    }

    private func perform(_ step: Script.Step, _ speaker: any Speaker) async throws {
        switch step.words[1] {
        case "goes": try await speaker.go(to: step.words[2])
        case ">": #expect(try await speaker.type(step.text), "line \(step.number) was refused: \(step.text)")
        case "!": #expect(try await !speaker.type(step.text), "line \(step.number) was taken: \(step.text)")
        case "sees": try await speaker.see(step.text)
        case "unread":
            let wanted = Count(
                unread: Int64(step.words[3]) ?? -1,
                mentions: Int64(step.words.dropFirst(4).first ?? "0") ?? -1
            )
            for count in try await speaker.unread(step.words[2]) {
                #expect(count == wanted, "line \(step.number): \(step.words.joined(separator: " "))")
            }
        default: Issue.record("line \(step.number) is no step")
        }
    }

    private func join(_ hubs: [String], _ port: Int, _ token: String) async throws {
        let line = try await ServerLine.open(port)
        _ = try await line.ask(0, "hello", [("token", .string(token))])
        for (index, hub) in hubs.enumerated() {
            let fields: [(String, JSON)] = [
                ("hub", .string(hub)), ("key", .string("join-\(index)-\(token.prefix(12))")),
            ]
            let joined = try await line.ask(Int64(index + 1), "hub.join", fields)
            try #require(joined["ok"] != nil, "\(joined)")
        }
        line.socket.close()
    }
}
