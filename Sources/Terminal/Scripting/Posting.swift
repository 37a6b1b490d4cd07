import Glibc
import HubbubModel
import HubbubWire

/// `hubbub post CHANNEL < text`.
struct Posting {
    let channel: String
    let reply: Int64?
    let title: String?

    func run(_ tool: inout Tool) throws(CallFailure) {
        let body = try text(tool)
        let answer = try post(body, tool)
        if tool.options.json { return try tool.print(.object(answer)) }
        guard !tool.options.isQuiet else { return }
        if let number = answer["message"]?["number"]?.integer {
            try tool.write([tool.rendering.safe("\(channel)/\(number)")])
        } else {
            try tool.show("message.post", answer)
        }
    }

    private func post(_ body: String, _ tool: Tool) throws(CallFailure) -> JSON {
        if channel.hasPrefix("@"), reply == nil {
            let members = channel.split(separator: ",").map { JSON.string(String($0)) }
            return try tool.calls.call(
                "conversation.post",
                [("members", .array(members)), ("body", .string(body))],
                isAct: true
            )
        }
        var fields: [(String, JSON)] = [("body", .string(body))]
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
