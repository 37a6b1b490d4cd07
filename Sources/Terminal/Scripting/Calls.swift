import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import NIOCore
import NIOHTTP1
import NIOPosix

/// Commands over HTTP, one after the other, each waited for.
struct Calls {
    /// How often a call is repeated whose answer did not come, or that the server could not take yet: some ten seconds.
    static let attempts = 5
    static let delay = Duration.seconds(1)
    /// The longest wait that a server can ask for.
    static let longestDelay = Duration.seconds(30)

    let connection: Connection
    let surroundings: Surroundings
    let isVerbose: Bool
    let group: any EventLoopGroup

    var language: Language { connection.language ?? .fallback }

    func say(_ key: String, _ values: [String: String] = [:]) -> String {
        language.say(key, values)
    }

    /// The members of `ok`.
    ///
    /// An act has a key, so that it is done once however often it is sent.
    func call(_ command: String, _ fields: [(String, JSON)], isAct: Bool = false) throws(CallFailure) -> JSON {
        var writer = JSONWriter()
        let key: [(String, JSON)] = isAct ? [("key", .string(surroundings.makeKey()))] : []
        writer.value(JSON.object(JSON.Object(fields + key)))
        let answer = try body(.POST, "/api/v1/\(command)", .json(writer.bytes))
        guard let ok = answer["ok"] else { throw .complaint(notHubbub) }
        return ok
    }

    /// The command table as the server publishes it.
    func commands() throws(CallFailure) -> [JSON] {
        let table = try body(.GET, "/api/v1/commands", .json([]))
        guard let commands = table["commands"]?.array else { throw .complaint(notHubbub) }
        return commands
    }

    /// Sends a file; its id.
    ///
    /// Sent again with the same key where no answer came.
    func upload(_ file: LocalFile) throws(CallFailure) -> Int64 {
        let progress: @Sendable (Int64) -> Void = { _ in }
        let target = FileTransfers.target(file, key: surroundings.makeKey())
        let body = HTTPBody.file(file.descriptor, bytes: file.bytes, progress: progress)
        let answer = try self.body(.POST, target, body)
        guard let id = answer["ok"]?["file"]?["id"]?.integer else { throw .complaint(notHubbub) }
        return id
    }

    private var notHubbub: Complaint { Complaint(.noConnection, say("server.other")) }

    private func body(_ method: HTTPMethod, _ path: String, _ content: HTTPBody) throws(CallFailure) -> JSON {
        let exchange = connection.exchange(group)
        var attempt = 1
        while true {
            do throws(Again) {
                return try once(exchange, method, path, content)
            } catch {
                guard case .later(let delay, let failure) = error else { throw error.failure }
                guard attempt < Self.attempts else { throw failure }
                attempt += 1
                note("\(method.rawValue) \(path): trying again")
                _ = poll(nil, 0, Int32(clamping: delay.ms))
            }
        }
    }

    /// A failure, and whether the same may work a little later.
    private enum Again: Error {
        case never(CallFailure)
        case later(Duration, CallFailure)

        var failure: CallFailure {
            switch self {
            case .never(let failure), .later(_, let failure): failure
            }
        }
    }

    private func once(
        _ exchange: HTTPExchange,
        _ method: HTTPMethod,
        _ path: String,
        _ content: HTTPBody
    ) throws(Again) -> JSON {
        let answer: HTTPExchange.Answer
        do {
            if case .file(let file, _, _) = content { lseek(file, 0, SEEK_SET) }
            answer = try exchange.send(method, path, content, into: nil).wait()
        } catch {
            let reason = TerminalText.safe("\(connection.server): \(ConnectFailure.sentence(error))")
            let failure = CallFailure.complaint(
                Complaint(.noConnection, say("end.unreachable", ["reason": reason]))
            )
            // What did not come about will not in a second either; what broke off may have been heard.
            if error is HTTPExchangeHandler.Fault { throw .later(Self.delay, failure) }
            throw .never(failure)
        }
        note("\(method.rawValue) \(path): \(answer.status)")
        guard let body = try? JSONParser.parse(answer.body) else { throw .never(.complaint(notHubbub)) }
        guard let no = body["no"] else { return body }
        guard let refusal = ReceivedRefusal(no) else { throw .never(.complaint(notHubbub)) }
        if answer.status == 401 { throw .never(.complaint(Complaint(.noConnection, say("end.unauthorized")))) }
        let failure = CallFailure.refused(ClientRefusal(refusal))
        guard ["unsure", "busy"].contains(refusal.code) else { throw .never(failure) }
        let asked = refusal.retrySeconds.map { Duration.seconds(max(1, min(60, $0))) } ?? Self.delay
        throw .later(min(Self.longestDelay, asked), failure)
    }

    /// Says what is done, with `--verbose`.
    func note(_ text: String) {
        if isVerbose { StandardStream.error("hubbub: \(text)\n") }
    }
}
