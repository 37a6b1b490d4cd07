import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import NIOCore
import NIOHTTP1

/// Uploads and downloads of a person at a terminal, one at a time.
struct FileTransfers {
    enum Current {
        case upload(LocalFile, body: String, alt: String)
        case download(LocalFile)
    }

    /// Names of pictures, for which it is asked what they show.
    private static let pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"]

    private(set) var current: Current?
    /// Bytes that have gone.
    var sent: Int64 = 0
    private let exchange: HTTPExchange
    private let mailbox: Mailbox
    private let makeKey: @Sendable () -> String

    init(_ exchange: HTTPExchange, _ mailbox: Mailbox, makeKey: @escaping @Sendable () -> String) {
        self.exchange = exchange
        self.mailbox = mailbox
        self.makeKey = makeKey
    }

    /// How far the upload is, for the prompt.
    var bar: String? {
        guard case .upload(let file, _, _) = current else { return nil }
        return TerminalText.cut(TerminalText.safe(file.name), to: 24) + " " + Rendering.bar(sent, of: file.bytes)
    }

    static func isPicture(_ path: String) -> Bool { pictures.contains { path.lowercased().hasSuffix($0) } }

    mutating func upload(_ path: String, body: String, alt: String) throws(SystemFault) {
        let file = try LocalFile(reading: path)
        current = .upload(file, body: body, alt: alt)
        sent = 0
        let mailbox = mailbox
        let target = "/api/v1/files?name=\(LocalFile.escaped(file.name))&key=\(makeKey())"
        let progress: @Sendable (Int64) -> Void = { mailbox.post(.sent($0)) }
        finish(exchange.send(.POST, target, .file(file.descriptor, bytes: file.bytes, progress: progress), into: nil))
    }

    mutating func download(_ file: Attachment, into folder: String) throws(SystemFault) {
        let saved = try LocalFile(saving: file.name, in: folder)
        current = .download(saved)
        finish(exchange.send(.GET, "/files/\(file.id)?download", .json([]), into: saved.descriptor))
    }

    private func finish(_ answer: EventLoopFuture<HTTPExchange.Answer>) {
        let mailbox = mailbox
        answer.whenComplete { result in
            let failure = { (error: any Error) in TransferFailure(say: ConnectFailure.sentence(error)) }
            mailbox.post(.transferred(result.mapError(failure)))
        }
    }

    /// Takes what is under way out, its file closed.
    mutating func end() -> Current? {
        defer { current = nil }
        switch current {
        case .upload(let file, _, _), .download(let file): file.closeFile()
        case nil: break
        }
        return current
    }
}
