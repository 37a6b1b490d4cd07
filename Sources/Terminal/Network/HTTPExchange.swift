import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Requests over HTTP/1.1, each on a connection of its own, and their answers.
struct HTTPExchange: Sendable {
    /// The command table is the largest answer there is.
    static let answerBytes = 4 << 20
    static let timeout = TimeAmount.seconds(15)

    struct Answer: Sendable {
        let status: UInt
        let body: [UInt8]
    }

    let group: any EventLoopGroup
    let server: ServerURL
    var token: String?
    var language = ""

    /// Sends the request; fails when there is no answer in time or it is over `answerBytes`.
    func send(_ method: HTTPMethod, _ path: String, json: [UInt8] = []) -> EventLoopFuture<Answer> {
        send(method, path, .json(json), into: nil)
    }

    /// The same with any body; what is answered with 200 goes into an open file, if one is given.
    func send(_ method: HTTPMethod, _ path: String, _ body: HTTPBody, into file: Int32?) -> EventLoopFuture<Answer> {
        let loop = group.next()
        let promise = loop.makePromise(of: Answer.self)
        let head = head(method, path, body)
        ClientBootstrap(group: loop)
            .connectTimeout(Self.timeout)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try install(on: channel, head, body, file, promise) }
            }
            .connect(host: server.host, port: server.port)
            .whenFailure { promise.fail($0) }
        return promise.futureResult
    }

    private func head(_ method: HTTPMethod, _ path: String, _ body: HTTPBody) -> HTTPRequestHead {
        var headers = HTTPHeaders()
        let name = server.host.contains(":") ? "[\(server.host)]" : server.host
        headers.add(name: "Host", value: "\(name):\(server.port)")
        headers.add(name: "Connection", value: "close")
        headers.add(name: "User-Agent", value: "hubbub")
        if !language.isEmpty { headers.add(name: "Accept-Language", value: language) }
        if let token { headers.add(name: "Authorization", value: "Bearer \(token)") }
        if method == .POST {
            headers.add(name: "Content-Type", value: body.type)
            headers.add(name: "Content-Length", value: String(body.length))
        }
        return HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers)
    }

    private func install(
        on channel: any Channel,
        _ head: HTTPRequestHead,
        _ body: HTTPBody,
        _ file: Int32?,
        _ promise: EventLoopPromise<Answer>
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        if server.isSecure {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            let isAddress = (try? SocketAddress(ipAddress: server.host, port: 0)) != nil
            try pipeline.addHandler(
                NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : server.host)
            )
        }
        try pipeline.addHTTPClientHandlers()
        try pipeline.addHandler(HTTPExchangeHandler(head: head, body: body, file: file, promise: promise))
    }
}
