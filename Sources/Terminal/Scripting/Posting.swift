import Glibc
import HubbubModel
import HubbubWire

/// `hubbub post CHANNEL < text`, with files.
struct Posting {
    let channel: String
    let reply: Int64?
    let title: String?
    let files: [File]

    /// A file of this machine, and what it shows.
    struct File: Sendable {
        let path: String
        var alt = ""
    }

    /// Files of a message: the protocol's bound.
    static let files = 10

    func run(_ tool: inout Tool) throws(CallFailure) {
        // With files the text may be left out: a person at a terminal is not waited for then.
        let body = files.isEmpty || isatty(STDIN_FILENO) == 0 ? try text(tool) : ""
        let answer = try post(body, try uploaded(tool), tool)
        if tool.options.json { return try tool.print(.object(answer)) }
        guard !tool.options.isQuiet else { return }
        if let number = answer["message"]?["number"]?.integer {
            try tool.write([tool.rendering.safe("\(channel)/\(number)")])
        } else {
            try tool.show("message.post", answer)
        }
    }

    /// Sends the files, each opened before any is sent: a wrong path leaves nothing at the server.
    private func uploaded(_ tool: Tool) throws(CallFailure) -> [(String, JSON)] {
        var opened: [(file: LocalFile, alt: String)] = []
        defer { for one in opened { one.file.closeFile() } }
        for file in files {
            do throws(SystemFault) {
                opened.append((try LocalFile(reading: file.path), file.alt))
            } catch {
                throw .complaint(Complaint(.usage, "\(error)"))
            }
        }
        var named: [JSON] = []
        for (file, alt) in opened { named.append(FileTransfers.named(try tool.calls.upload(file), alt: alt)) }
        return named.isEmpty ? [] : [("files", .array(named))]
    }

    private func post(_ body: String, _ files: [(String, JSON)], _ tool: Tool) throws(CallFailure) -> JSON {
        if channel.hasPrefix("@"), reply == nil {
            let members = channel.split(separator: ",").map { JSON.string(String($0)) }
            return try tool.calls.call(
                "conversation.post",
                [("members", .array(members)), ("body", .string(body))] + files,
                isAct: true
            )
        }
        var fields: [(String, JSON)] = [("body", .string(body))] + files
        if let title { fields.append(("title", .string(title))) }
        if let reply {
            fields.append(("reply_to", .array([.string(channel), .integer(reply)])))
        } else {
            fields.append(("channel", .string(channel)))
        }
        return try tool.calls.call("message.post", fields, isAct: true)
    }

    /// Standard input as a whole, without the line break at its end.
    private func text(_ tool: Tool) throws(CallFailure) -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= Limits.bodyBytes {
            let count = read(STDIN_FILENO, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes.append(contentsOf: part[..<count])
        }
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard bytes.count <= Limits.bodyBytes else {
            throw .refused(ClientRefusal(code: "too_long", say: tool.calls.say("post.long")))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .refused(ClientRefusal(code: "bad_request", say: tool.calls.say("post.garbled")))
        }
        return text
    }
}
