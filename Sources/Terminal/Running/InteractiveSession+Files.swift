import Glibc
import HubbubMarkup
import HubbubModel
import HubbubWire

/// `/upload` and `/files`.
extension InteractiveSession {
    /// The path that a person means: `~/` is their home.
    private func path(_ typed: String) -> String {
        guard typed.hasPrefix("~/"), let home = surroundings.environment("HOME") else { return typed }
        return home + typed.dropFirst()
    }

    /// Begins to send a file; of a picture it is asked first what it shows, which is the next line.
    func upload(_ typed: String, body: String) {
        guard transfers.current == nil else { return complain("upload.busy") }
        let path = path(typed)
        if FileTransfers.isPicture(path) {
            waiting = (path, body)
            return say("upload.alt")
        }
        begin(path, body: body, alt: "")
    }

    func begin(_ path: String, body: String, alt: String) {
        do {
            try transfers.upload(path, body: body, alt: alt)
        } catch {
            editor?.print(["! " + TerminalText.safe("\(error)")], prompt: prompt)
        }
    }

    func listFiles() {
        let files = client.state.files.reversed().map { client.rendering.file($0) }
        editor?.print(
            files.isEmpty ? ["-- " + client.state.say("files.none")] : files + ["-- " + client.state.say("files.how")],
            prompt: prompt
        )
    }

    func save(_ id: Int64, in folder: String?) {
        guard transfers.current == nil else { return complain("upload.busy") }
        guard let file = client.state.files.first(where: { $0.id == FileID(id) }) else {
            return complain("files.unknown")
        }
        do {
            try transfers.download(file, into: folder.map { path($0) } ?? ".")
        } catch {
            editor?.print(["! " + TerminalText.safe("\(error)")], prompt: prompt)
        }
    }

    /// An upload is here, so that it can be posted; or a file is saved; or neither.
    func transferred(_ result: Result<HTTPExchange.Answer, TransferFailure>) {
        guard let ended = transfers.end() else { return }
        switch (ended, result) {
        case (.download(let file), .success(let answer)) where answer.status == 200:
            say("files.saved", ["path": TerminalText.safe(file.name)])
        case (.download(let file), _):
            unlink(file.name)
            complain(of: result)
        case (.upload(_, let body, let alt), .success(let answer)):
            let json = try? JSONParser.parse(answer.body)
            guard let id = json?["ok"]?["file"]?["id"]?.integer else { return complain(of: result) }
            let words: [(String, JSON)] = alt.isEmpty ? [] : [("alt", .string(alt))]
            client.post(body, files: [.object(JSON.Object([("id", .integer(id))] + words))])
        case (.upload, .failure): complain(of: result)
        }
    }

    private func complain(of result: Result<HTTPExchange.Answer, TransferFailure>) {
        switch result {
        case .failure(let failure):
            editor?.print(["! " + TerminalText.safe(failure.say)], prompt: prompt)
        case .success(let answer):
            let json = try? JSONParser.parse(answer.body)
            guard let refusal = json?["no"].flatMap({ ReceivedRefusal($0) }) else { return complain("files.unknown") }
            editor?.print([client.rendering.refusal(refusal)], prompt: prompt)
        }
    }

    private func complain(_ key: String) {
        editor?.print(["! " + client.state.say(key)], prompt: prompt)
    }
}
