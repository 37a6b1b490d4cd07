import NIOCore

/// Decides what a connection does about what it reads (RFC 6455, 5 to 7); the connection around it acts.
struct WebSocketMachine {
    /// What to do about a frame, or the end of frames.
    enum Action: Equatable {
        case deliver(WebSocketMessage)
        /// Answer with a pong of the same payload.
        case answerPing(ByteBuffer)
        /// Send this close frame and end the connection: the peer asked.
        case answerClose(ClosePayload)
        /// Both close frames were seen: end the connection.
        case finish(ClosePayload)
        /// Send a close frame with the fault's code, end the connection, read no more.
        case fail(WebSocketFault)
    }

    private enum Phase {
        case open
        /// Our close frame is out, the peer's is not in.
        case closing
        /// Nothing more is read or sent.
        case closed
    }

    private var phase = Phase.open
    private var decoder: FrameDecoder
    private var assembler: MessageAssembler
    private var control = ByteBuffer()

    init(role: WebSocketRole, allowsCompression: Bool, messageBytes: Int) {
        decoder = FrameDecoder(role: role, allowsCompression: allowsCompression, messageBytes: messageBytes)
        assembler = MessageAssembler(messageBytes: messageBytes)
    }

    /// Whether data may still be sent.
    var isOpen: Bool { phase == .open }

    /// Whether the peer still owes the rest of a frame or message.
    var isUnfinished: Bool { phase == .open && (decoder.isInsideFrame || assembler.isInsideMessage) }

    /// Takes from `bytes` up to the next thing to do; nil when they are used up.
    mutating func receive(_ bytes: inout ByteBuffer) -> Action? {
        do throws(WebSocketFault) {
            while phase != .closed, let part = try decoder.next(from: &bytes) {
                if let action = try receive(part) { return action }
            }
            if phase == .closed { bytes.moveReaderIndex(to: bytes.writerIndex) }
            return nil
        } catch {
            return fail(error)
        }
    }

    /// Ends the sending of data; whether a close frame is now due.
    mutating func close() -> Bool {
        guard phase == .open else { return false }
        phase = .closing
        return true
    }

    /// Gives the peer up for what it did.
    mutating func fail(_ fault: WebSocketFault) -> Action? {
        let last = phase
        phase = .closed
        assembler = MessageAssembler(messageBytes: 0)
        control = ByteBuffer()
        switch last {
        case .open: return .fail(fault)
        case .closing: return .finish(ClosePayload(code: fault.code, reason: fault.reason))
        case .closed: return nil
        }
    }

    private mutating func receive(_ part: FramePart) throws(WebSocketFault) -> Action? {
        guard part.header.opcode.isControl else {
            // After our close frame data is still checked, since frames must be told apart, but goes nowhere.
            guard let message = try assembler.receive(part), phase == .open else { return nil }
            return .deliver(message)
        }
        part.unmask(into: &control)
        guard part.isLast else { return nil }
        defer { control = ByteBuffer() }
        switch part.header.opcode {
        case .ping: return phase == .open ? .answerPing(control) : nil
        case .close: return try receiveClose(ClosePayload(control))
        default: return nil
        }
    }

    private mutating func receiveClose(_ payload: ClosePayload) -> Action {
        let last = phase
        phase = .closed
        return last == .open ? .answerClose(payload) : .finish(payload)
    }
}
