import FoundationEssentials
import HubbubWebSocket
import HubbubWire
import TestServer
import Testing

@Suite("Conversations")
struct ConversationTests {
    /// Far above what a script takes: what never comes fails instead of being waited for.
    @Test(.timeLimit(.minutes(2)), arguments: Script.all)
    func runsAsWritten(script: Script) async throws {
        let server = try ServerProcess()
        defer { server.remove() }
        let arrivals = script.steps.filter { ["browser", "terminal"].contains($0.words[0]) }
        for step in arrivals {
            _ =
                try step.words.contains("+operator")
                ? server.run("member", "add", step.words[1], "--operator") : server.run("member", "add", step.words[1])
        }
        for step in script.steps where step.words[0] == "hub" { try found(Array(step.words.dropFirst()), server) }
        let tokens = try arrivals.map { try server.run("token", "create", $0.words[1]) }
        try await server.start()
        var speakers: [String: any Speaker] = [:]
        for (step, token) in zip(arrivals, tokens) {
            try await join(step.words.filter { $0.hasPrefix("#") }, server.port, token)
            speakers[step.words[1]] =
                (step.words[0] == "browser") != script.isExchanged
                ? try await BrowserSpeaker(port: server.port, token: token)
                : try TerminalSpeaker(port: server.port, token: token)
        }
        for step in script.steps where step.words[0] == "visitor" {
            speakers[step.words[1]] = VisitorSpeaker(port: server.port)
        }
        var watch = Watch()
        for step in script.steps where step.words.count > 1 {
            if step.words[0] == "watch" {
                try await watch.begin(step, names(step.words[1], speakers), speakers)
                continue
            }
            let names = names(step.words[0], speakers)
            if !names.isEmpty, step.words[1] == ">" || step.words[1].hasPrefix("!") {
                try await watch.look(speakers, before: step.number)
            }
            for name in names {
                guard let speaker = speakers[name] else { continue }
                try await perform(step, speaker, name)
                watch.wasSaid(step, name)
            }
        }
        try await watch.look(speakers, before: script.steps.last?.number ?? 0)
        for speaker in speakers.values { await (speaker as? TerminalSpeaker)?.leave() }
    }

    private func names(_ word: String, _ speakers: [String: any Speaker]) -> [String] {
        word == "everyone"
            ? speakers.keys.sorted()
            : word.split(separator: ",").map(String.init).filter { speakers[$0] != nil }.sorted()
    }

    @Test func thereAreScripts() {
        #expect(!Script.all.isEmpty)
    }

    private func found(_ words: [String], _ server: ServerProcess) throws {
        let visibility = words.contains("public") ? "public" : "community"
        let name = words[0].capitalized
        guard let steward = words.dropFirst().first(where: { $0 != "public" }) else {
            try server.run("hub", "add", words[0], "--name", name, "--visibility", visibility)
            return
        }
        try server.run("hub", "add", words[0], "--name", name, "--visibility", visibility, "--steward", steward)
    }

    private func perform(_ step: Script.Step, _ speaker: any Speaker, _ name: String) async throws {
        let here = "line \(step.number), \(name):"
        switch step.words[1] {
        case "goes": try await speaker.go(to: step.words[2])
        case ">":
            let code = try await speaker.type(Sight.named(step.text, by: speaker))
            #expect(code == nil, "\(here) refused: \(step.text)")
        case "!": #expect(try await speaker.type(step.text) != nil, "\(here) taken: \(step.text)")
        case let word where word.hasPrefix("!"):
            let code = try await speaker.type(step.text)
            #expect(code == String(word.dropFirst()), "\(here) \(step.text)")
        case "sees": try await speaker.see(step.text)
        case "unread":
            let wanted = Count(
                unread: Int64(step.words[3]) ?? -1,
                mentions: Int64(step.words.dropFirst(4).first ?? "0") ?? -1
            )
            for count in try await speaker.unread(step.words[2]) {
                #expect(count == wanted, "\(here) \(step.words.joined(separator: " "))")
            }
        case let word:
            guard let sight = Sight(rawValue: word) else {
                Issue.record("line \(step.number) is no step")
                return
            }
            let (line, wanted) = sight.read(Array(step.words.dropFirst(2)))
            let found = sight.words(for: try await speaker.answer(to: line))
            #expect(found == wanted, "\(here) \(step.words.joined(separator: " "))")
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
