import Glibc
import HubbubMarkup
import HubbubModel
import HubbubWire

/// `/upload` and `/files`.
extension InteractiveSession {
    /// Begins to send a file; of a picture it is asked first what it shows, which is the next line.
    func upload(_ typed: String, alt: String?, body: String) {
        guard transfers.current == nil else { return complain("upload.busy") }
        let path = FileTransfers.path(typed, surroundings)
        if alt == nil, FileTransfers.isPicture(path), isReadable(path) {
            waiting = (path, body)
            return say("upload.alt")
        }
        begin(path, for: .message(body: body, alt: alt ?? ""))
    }

    /// Begins to send the picture of a hub, of the one that one is in where none is named.
    func sendPicture(_ typed: String, of hub: String?) {
        guard transfers.current == nil else { return complain("upload.busy") }
        guard let hub = hub ?? client.state.place?.hub else { return complain("place.none") }
        begin(FileTransfers.path(typed, surroundings), for: .picture(hub: hub))
    }

    func begin(_ path: String, for purpose: FileTransfers.Purpose) {
        do {
            try transfers.upload(path, for: purpose)
        } catch {
            print(["! " + TerminalText.safe("\(error)")])
        }
    }

    /// Whether it is worth asking about: what is not there is said by the try.
    private func isReadable(_ path: String) -> Bool {
        guard let file = try? LocalFile(reading: path) else { return false }
        file.closeFile()
        return true
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
            try transfers.download(file, into: folder.map { FileTransfers.path($0, surroundings) } ?? ".")
        } catch {
            print(["! " + TerminalText.safe("\(error)")])
        }
    }

    /// An upload is here, so that it can be posted; or a file is saved; or neither.
    func transferred(_ result: Result<HTTPExchange.Answer, TransferFailure>) {
        switch transfers.end(result) {
        case .uploaded(let file, let purpose): client.use(file, for: purpose, number: 0)
        case .saved(let path): say("files.saved", ["path": TerminalText.safe(path)])
        case .refused(let refusal?): print([client.rendering.refusal(refusal)])
        case .refused(nil): complain("files.unknown")
        case .failed(let said): print(["! " + TerminalText.safe(said)])
        case nil: break
        }
    }

    private func complain(_ key: String) {
        print(["! " + client.state.say(key)])
    }
}
