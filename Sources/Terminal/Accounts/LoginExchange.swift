import HubbubLocale
import HubbubMarkup
import HubbubWire
import NIOCore
import NIOHTTP1
import NIOPosix

/// One command over HTTP, waited for.
enum LoginExchange {
    /// The members of `ok`.
    ///
    /// - Throws: `Complaint` with what the server refused, or why there is none.
    static func send(
        _ command: String,
        _ json: [UInt8],
        to server: ServerURL,
        token: String?,
        _ language: Language?
    ) throws(Complaint) -> JSON {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let exchange = HTTPExchange(group: group, server: server, token: token, language: language?.rawValue ?? "")
        let notHubbub = Complaint(.noConnection, (language ?? .fallback).say("server.other"))
        let answer: HTTPExchange.Answer
        do {
            answer = try exchange.send(.POST, "/api/v1/\(command)", json: json).wait()
        } catch {
            throw Complaint(.noConnection, "\(server): \(ConnectFailure.sentence(error))")
        }
        guard let body = try? JSONParser.parse(answer.body) else { throw notHubbub }
        if let ok = body["ok"] { return ok }
        guard let no = body["no"], let refusal = ReceivedRefusal(no) else { throw notHubbub }
        throw Complaint(.refused, TerminalText.safe(refusal.say))
    }

    /// Ends the login that a token belongs to.
    ///
    /// - Throws: `Complaint` where the server refused it, or cannot be reached.
    static func logOut(
        _ token: String,
        of server: ServerURL,
        _ language: Language?
    ) throws(Complaint) {
        _ = try send("account.logout", Array("{}".utf8), to: server, token: token, language)
    }
}
