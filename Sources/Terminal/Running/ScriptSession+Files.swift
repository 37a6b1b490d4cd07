import HubbubMarkup
import HubbubModel
import HubbubWire

/// `/upload` and `/files` of a script: each is done, and answered, before the line after it.
extension ScriptSession {
    /// Does what a line asks of the session itself; `false` for a line that is the client's to read.
    func act(on text: String, number: Int64) -> Bool {
        switch SessionLine(text) {
        case .upload(let path, let alt, let body): upload(path, for: .message(body: body, alt: alt ?? ""), number)
        case .picture(let hub, let path): sendPicture(path, of: hub, number)
        case .files: listFiles(number)
        case .save(let file, let folder): save(file, in: folder ?? ".", number)
        case .away, .back, .undisturbed, .disturbed, .editor: refuse(number, "usage", client.state.say("terminal.only"))
        case nil: return false
        }
        return true
    }

    /// Whether a line waits until all before it is answered: it needs what they have opened and shown.
    static func waits(_ text: String) -> Bool {
        switch SessionLine(text) {
        case .upload, .picture, .files, .save: true
        default: false
        }
    }

    private func sendPicture(_ path: String, of hub: String?, _ number: Int64) {
        guard let hub = hub ?? client.state.place?.hub else {
            return refuse(number, "invalid", client.state.say("place.none"))
        }
        upload(path, for: .picture(hub: hub), number)
    }

    private func upload(_ path: String, for purpose: FileTransfers.Purpose, _ number: Int64) {
        if case .message = purpose, client.state.place == nil {
            return refuse(number, "invalid", client.state.say("place.none"))
        }
        do {
            try transfers.upload(FileTransfers.path(path, surroundings), for: purpose)
            transferring = number
        } catch {
            refuse(number, "invalid", "\(error)")
        }
    }

    private func listFiles(_ number: Int64) {
        let files = client.state.files.reversed()
        var writer = JSONWriter()
        writer.object { $0.field("files", files) { $0.write($1) } }
        let none = ["-- " + client.state.say("files.none")]
        client.listener.show(files.isEmpty ? none : files.map { client.rendering.file($0) })
        answer(number, (try? JSONParser.parse(writer.bytes)) ?? .null)
    }

    private func save(_ id: Int64, in folder: String, _ number: Int64) {
        guard let file = client.state.files.first(where: { $0.id == FileID(id) }) else {
            return refuse(number, "not_found", client.state.say("files.unknown"))
        }
        do {
            try transfers.download(file, into: FileTransfers.path(folder, surroundings))
            transferring = number
        } catch {
            refuse(number, "invalid", "\(error)")
        }
    }

    func transferred(_ result: Result<HTTPExchange.Answer, TransferFailure>) {
        guard let number = transferring else { return }
        transferring = nil
        switch transfers.end(result) {
        case .uploaded(let file, let purpose): client.use(file, for: purpose, number: number)
        case .saved(let path):
            client.listener.show(["-- " + client.state.say("files.saved", ["path": TerminalText.safe(path)])])
            answer(number, .object(JSON.Object([("saved", .string(path))])))
        case .refused(let refusal?):
            let refusal = ClientRefusal(refusal)
            refuse(number, refusal)
        case .refused(nil): refuse(number, "not_found", client.state.say("files.unknown"))
        case .failed(let said): refuse(number, "unsure", said)
        case nil: break
        }
    }

    private func answer(_ number: Int64, _ result: JSON) {
        client.listener.answered(number, .success(result))
    }

    private func refuse(_ number: Int64, _ code: String, _ say: String) {
        refuse(number, ClientRefusal(code: code, say: say))
    }

    private func refuse(_ number: Int64, _ refusal: ClientRefusal) {
        client.listener.answered(number, .failure(refusal))
        client.listener.show(["! " + TerminalText.safe(refusal.say)])
    }
}
