import NIOCore

/// Joins the frames of a message (RFC 6455, 5.4), checks its text, inflates it.
///
/// Holds a buffer only while one is under way.
struct MessageAssembler {
    private struct Draft {
        let opcode: Opcode
        let isCompressed: Bool
        var bytes = ByteBuffer()
        var text = UTF8Validator()
    }

    private let messageBytes: Int
    private var draft: Draft?

    init(messageBytes: Int) { self.messageBytes = messageBytes }

    /// Whether a message has begun and not ended.
    var isInsideMessage: Bool { draft != nil }

    /// Takes a piece of a data frame and returns the message that it ends.
    ///
    /// - Throws: 1002 for fragments out of order, 1007 for text that is not UTF-8 (as soon as it cannot become so) and
    ///   broken compression, 1009 with the first byte of a fragment that announces too much, or when the inflated message
    ///   is too long.
    mutating func receive(_ part: FramePart) throws(WebSocketFault) -> WebSocketMessage? {
        var draft = try take(part)
        let start = draft.bytes.writerIndex
        part.unmask(into: &draft.bytes)
        if draft.opcode == .text, !draft.isCompressed {
            let isValid = draft.bytes.viewBytes(at: start, length: draft.bytes.writerIndex - start)?
                .withUnsafeBytes { draft.text.append($0) }
            guard isValid != false else { throw .notUTF8 }
        }
        guard part.isLast, part.header.isFinal else {
            self.draft = draft
            return nil
        }
        return try finish(draft)
    }

    /// The message that the piece belongs to, moved out of here so that its buffer has one owner.
    private mutating func take(_ part: FramePart) throws(WebSocketFault) -> Draft {
        let old = draft
        draft = nil
        guard part.isFirst else { return old ?? Draft(opcode: part.header.opcode, isCompressed: false) }
        guard part.header.opcode == .continuation else {
            guard old == nil else { throw .unfinishedMessage }
            return Draft(opcode: part.header.opcode, isCompressed: part.header.isCompressed)
        }
        guard let old else { throw .nothingToContinue }
        guard part.header.length <= messageBytes - old.bytes.readableBytes else { throw .tooBig }
        return old
    }

    private func finish(_ draft: Draft) throws(WebSocketFault) -> WebSocketMessage {
        var bytes = draft.bytes
        var text = draft.text
        if draft.isCompressed {
            bytes = try Inflater.inflate(bytes, upTo: messageBytes)
            if draft.opcode == .text {
                guard bytes.withUnsafeReadableBytes({ text.append($0) }) else { throw .notUTF8 }
            }
        }
        guard draft.opcode == .text else { return .binary(bytes) }
        guard text.isComplete else { throw .notUTF8 }
        return .text(bytes)
    }
}
