import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import NIOCore
import NIOHTTP1

/// Uploads and downloads of a session, one at a time.
struct FileTransfers {
    enum Current {
        case upload(LocalFile, Purpose)
        case download(LocalFile)
    }

    /// What an uploaded file is for.
    enum Purpose {
        /// A message of these words shows it.
        case message(body: String, alt: String)
        /// A hub, as `#berlin`, is shown by it.
        case picture(hub: String)
    }

    /// What came of one.
    enum Outcome {
        /// A file is at the server, under this id.
        case uploaded(Int64, Purpose)
        /// Under this path.
        case saved(path: String)
        /// Nil where there is no such file.
        case refused(ReceivedRefusal?)
        case failed(String)
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
        guard case .upload(let file, _) = current else { return nil }
        return TerminalText.cut(TerminalText.safe(file.name), to: 24) + " " + Rendering.bar(sent, of: file.bytes)
    }

    static func isPicture(_ path: String) -> Bool { pictures.contains { path.lowercased().hasSuffix($0) } }

    /// The path that a person means: `~/` is their home.
    static func path(_ typed: String, _ surroundings: Surroundings) -> String {
        guard typed.hasPrefix("~/"), let home = surroundings.environment("HOME") else { return typed }
        return home + typed.dropFirst()
    }

    /// Where a file of this name is sent to.
    static func target(_ file: LocalFile, key: String) -> String {
        "/api/v1/files?name=\(LocalFile.escaped(file.name))&key=\(key)"
    }

    /// As a message names it.
    static func named(_ id: Int64, alt: String) -> JSON {
        let words: [(String, JSON)] = alt.isEmpty ? [] : [("alt", .string(alt))]
        return .object(JSON.Object([("id", .integer(id))] + words))
    }

    mutating func upload(_ path: String, for purpose: Purpose) throws(SystemFault) {
        let file = try LocalFile(reading: path)
        current = .upload(file, purpose)
        sent = 0
        let mailbox = mailbox
        let progress: @Sendable (Int64) -> Void = { mailbox.post(.sent($0)) }
        let body = HTTPBody.file(file.descriptor, bytes: file.bytes, progress: progress)
        finish(exchange.send(.POST, Self.target(file, key: makeKey()), body, into: nil))
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

    /// Takes what is under way out, its file closed; one that was not saved whole is gone.
    mutating func end(_ result: Result<HTTPExchange.Answer, TransferFailure>) -> Outcome? {
        defer { current = nil }
        switch (current, result) {
        case (nil, _): return nil
        case (.download(let file), .success(let answer)) where answer.status == 200:
            file.closeFile()
            return .saved(path: file.name)
        case (.download(let file), _):
            file.closeFile()
            unlink(file.name)
            return Self.failure(result)
        case (.upload(let file, let purpose), .success(let answer)):
            file.closeFile()
            let json = try? JSONParser.parse(answer.body)
            guard let id = json?["ok"]?["file"]?["id"]?.integer else { return Self.failure(result) }
            return .uploaded(id, purpose)
        case (.upload(let file, _), .failure):
            file.closeFile()
            return Self.failure(result)
        }
    }

    private static func failure(_ result: Result<HTTPExchange.Answer, TransferFailure>) -> Outcome {
        switch result {
        case .failure(let failure): return .failed(failure.say)
        case .success(let answer):
            let json = try? JSONParser.parse(answer.body)
            return .refused(json?["no"].flatMap { ReceivedRefusal($0) })
        }
    }
}
