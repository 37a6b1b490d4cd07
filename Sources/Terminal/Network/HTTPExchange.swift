import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// One request over HTTP/1.1 and its answer: for logging in, and for the command table.
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
        let loop = group.next()
        let promise = loop.makePromise(of: Answer.self)
        let head = head(method, path, length: json.count)
        ClientBootstrap(group: loop)
            .connectTimeout(Self.timeout)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try install(on: channel, head, json, promise) }
            }
            .connect(host: server.host, port: server.port)
            .whenFailure { promise.fail($0) }
        return promise.futureResult
    }

    private func head(_ method: HTTPMethod, _ path: String, length: Int) -> HTTPRequestHead {
        var headers = HTTPHeaders()
        let name = server.host.contains(":") ? "[\(server.host)]" : server.host
        headers.add(name: "Host", value: "\(name):\(server.port)")
        headers.add(name: "Connection", value: "close")
        headers.add(name: "User-Agent", value: "hubbub")
        if !language.isEmpty { headers.add(name: "Accept-Language", value: language) }
        if let token { headers.add(name: "Authorization", value: "Bearer \(token)") }
        if method == .POST {
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: String(length))
        }
        return HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers)
    }

    private func install(
        on channel: any Channel,
        _ head: HTTPRequestHead,
        _ json: [UInt8],
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
        try pipeline.addHandler(HTTPExchangeHandler(head: head, json: json, promise: promise))
    }
}
