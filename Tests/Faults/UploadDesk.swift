import Foundation
import Glibc
import HubbubWire
import TestServer
import Testing

/// Uploads of a town's first member, over plain sockets.
struct UploadDesk {
    private let port: Int
    private let token: String

    init(_ town: Town) {
        port = town.server.port
        token = town.tokens[0]
    }

    /// What `ok` holds.
    func send(_ bytes: [UInt8], key: String) async throws -> JSON {
        let answer = try await exchange(head("POST", path(key), bytes.count) + bytes)
        return try #require(JSONParser.parse(answer)["ok"], "\(String(decoding: answer, as: UTF8.self))")
    }

    /// The refusal's code.
    func refusal(_ bytes: [UInt8], key: String) async throws -> String? {
        try JSONParser.parse(try await exchange(head("POST", path(key), bytes.count) + bytes))["no"]?["code"]?.string
    }

    func read(_ path: String) async throws -> [UInt8] {
        try await exchange(head("GET", path, 0))
    }

    /// Sends so many of the bytes that it announces and stays.
    func begin(bytes: Int, sending: Int, key: String) throws -> PlainSocket {
        let socket = try PlainSocket(port: port)
        socket.send(head("POST", path(key), bytes) + [UInt8](repeating: 0x61, count: sending))
        return socket
    }

    private func path(_ key: String) -> String { "/api/v1/files?name=notes.txt&key=\(key)" }

    private func head(_ method: String, _ path: String, _ bytes: Int) -> [UInt8] {
        let lines = [
            "\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Authorization: Bearer \(token)",
            "Connection: close", "Content-Length: \(bytes)",
        ]
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// The body of the answer.
    private func exchange(_ bytes: [UInt8]) async throws -> [UInt8] {
        let port = port
        let all = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let socket = try PlainSocket(port: port)
                        defer { socket.cancel() }
                        socket.send(bytes)
                        return socket.rest()
                    }
                )
            }
        }
        let mark = Array("\r\n\r\n".utf8)
        let end = try #require((0..<max(0, all.count - 3)).first { all[$0...].starts(with: mark) })
        return Array(all[(end + 4)...])
    }
}

/// One TCP connection, blocking.
final class PlainSocket: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let descriptor = descriptor
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else { throw CocoaError(.fileReadUnknown) }
    }

    /// All of it, or as much as is taken before the other side hangs up.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// What comes until the other side ends.
    func rest() -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return all }
            all += buffer.prefix(count)
        }
    }

    func cancel() { close(descriptor) }
}
