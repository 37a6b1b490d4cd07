import HubbubWire
import NIOCore
import Testing

@testable import HubbubServer

/// An answer whose body is bytes.
struct FileAnswer: Sendable {
    let head: HTTPAnswer
    let bytes: [UInt8]

    init?(_ all: [UInt8]) {
        let mark = Array("\r\n\r\n".utf8)
        guard all.count >= 4, let end = (0...all.count - 4).first(where: { all[$0...].starts(with: mark) }),
            let head = HTTPAnswer(String(decoding: all[..<(end + 4)], as: UTF8.self))
        else { return nil }
        self.head = head
        bytes = Array(all[(end + 4)...])
    }

    var status: Int { head.status }
    subscript(_ header: String) -> String? { head[header] }
}

extension LiveServer {
    /// A picture that says where it was taken, and that text.
    static let place = "51.5007N-0.1246W"
    static let picture: [UInt8] = {
        func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
            [0xFF, marker, UInt8((data.count + 2) >> 8), UInt8((data.count + 2) & 255)] + data
        }
        return [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0MM\0*".utf8) + Array(place.utf8))
            + segment(0xC0, [8, 0, 3, 0, 4, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
            + [0x12, 0x34, 0xFF, 0xD9]
    }()

    /// Sends bytes as they are and takes all that comes until the server closes; `isHalf` hangs up behind them.
    func exchange(_ bytes: [UInt8], isHalf: Bool = false) async throws -> [UInt8] {
        Array(try await answer(to: ByteBuffer(bytes: bytes), hangsUp: isHalf).readableBytesView)
    }

    func ask(_ method: String, _ path: String, _ headers: [String: String], _ body: [UInt8]) async throws -> FileAnswer
    {
        var lines = ["\(method) \(path) HTTP/1.1", "Connection: close", "Host: \(host)"]
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let all = try await exchange(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        return try #require(FileAnswer(all), "\(String(decoding: all.prefix(200), as: UTF8.self))")
    }

    /// Uploads as a page of ours does.
    func upload(
        _ bytes: [UInt8],
        name: String = "pier.jpg",
        key: String = LiveServer.key(),
        cookie: String? = nil,
        _ more: [String: String] = [:]
    ) async throws -> HTTPAnswer {
        var headers = ["Origin": origin, "Content-Length": "\(bytes.count)"]
        headers["Cookie"] = cookie
        headers.merge(more) { $1 }
        let path = "/api/v1/files?name=\(FormText.encoded(name))&key=\(key)"
        let answer = try await ask("POST", path, headers.filter { !$0.value.isEmpty }, bytes)
        let text = String(decoding: answer.bytes, as: UTF8.self)
        return try #require(HTTPAnswer("HTTP/1.1 \(answer.status) x\r\n\r\n\(text)"))
    }

    /// Uploads and posts in a hub; the file's address.
    func post(_ bytes: [UInt8], name: String = "pier.jpg", in hub: String, cookie: String) async throws -> String {
        let sent = try await upload(bytes, name: name, cookie: cookie)
        let file = try #require(sent.json?["ok"]?["file"], "\(sent.body)")
        let id = try #require(file["id"]?.integer)
        let fields = ##"{"channel":"#\##(hub)","body":"","files":[{"id":\##(id),"alt":"A pier & a \"boat\""}]}"##
        try await act("message.post", fields, cookie: cookie)
        return try #require(file["url"]?.string)
    }

    func download(_ path: String, cookie: String? = nil, _ more: [String: String] = [:]) async throws -> FileAnswer {
        var headers = more
        headers["Cookie"] = cookie
        return try await ask("GET", path, headers, [])
    }
}
