import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubWire

/// Logs in without a password: a code is shown here and approved in a browser that is logged in.
struct CodeLogin {
    /// Between two questions whether it was approved, whatever the server says.
    static let seconds: ClosedRange<Int64> = 1...30
    /// A code holds for ten minutes; asking ends some later.
    static let longest: Int64 = 660

    let server: ServerURL
    let language: Language?

    /// Waits for the approval.
    ///
    /// - Throws: `Complaint` when it was turned down, or its time is over.
    func run() throws(Complaint) -> (token: String, nick: String) {
        let begin = try ask("login.begin", [("client", .string("hubbub \(HubbubProtocol.product)"))])
        guard let code = begin["code"]?.string, let secret = begin["secret"]?.string else {
            throw Complaint(.noConnection, say("server.other"))
        }
        // A server that was not told its own address gives the path alone.
        let told = begin["url"]?.string ?? "/"
        let url = told.hasPrefix("/") ? server.description + told : told
        let values = ["code": TerminalText.safe(code), "url": TerminalText.safe(url)]
        StandardStream.error(say("login.code", values) + "\n")
        let every = min(max(begin["every"]?.integer ?? 3, Self.seconds.lowerBound), Self.seconds.upperBound)
        var waited: Int64 = 0
        while waited < Self.longest {
            _ = poll(nil, 0, Int32(every * 1_000))
            waited += every
            guard let answer = try tried(secret) else { continue }
            guard let token = answer["token"]?.string, Connection.isToken(token) else { continue }
            return (token, answer["member"]?["nick"]?.string ?? "")
        }
        throw Complaint(.refused, say("login.code.over"))
    }

    /// The answer; nil where the server could not be reached just now.
    private func tried(_ secret: String) throws(Complaint) -> JSON? {
        do throws(Complaint) {
            return try ask("login.poll", [("secret", .string(secret))])
        } catch {
            if error.status == .noConnection { return nil }
            throw Complaint(.refused, say("login.code.over"))
        }
    }

    private func ask(_ command: String, _ fields: [(String, JSON)]) throws(Complaint) -> JSON {
        var writer = JSONWriter()
        writer.value(JSON.object(JSON.Object(fields)))
        return try LoginExchange.send(command, writer.bytes, to: server, token: nil, language)
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        (language ?? .fallback).say(key, values)
    }
}
