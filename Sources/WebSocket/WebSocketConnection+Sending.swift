package import NIOCore

extension WebSocketConnection {
    /// Sends a shared frame, in the form that this receiver takes.
    ///
    /// Only for servers: the frame has no mask.
    package func send(_ frame: PreparedFrame) {
        send(frames: frame.bytes(compressed: compresses))
    }

    /// Sends whole frames that are already encoded, such as `PreparedFrame.join` makes, as they are.
    package func send(frames bytes: ByteBuffer) {
        guard machine.isOpen else { return }
        write(bytes)
    }

    /// Sends a text message; `bytes` are valid UTF-8, for which the caller answers.
    package func send(text bytes: ByteBuffer) {
        send(.text, bytes)
    }

    /// Sends a text message.
    package func send(text: String) {
        send(.text, ByteBuffer(string: text))
    }

    /// Sends a binary message.
    package func send(binary bytes: ByteBuffer) {
        send(.binary, bytes)
    }

    /// Sends a ping; the pong only counts as a sign of life.
    package func ping() {
        guard machine.isOpen else { return }
        write(encoded(.ping, ByteBuffer()))
    }

    private func send(_ opcode: Opcode, _ payload: ByteBuffer) {
        guard machine.isOpen else { return }
        guard compresses, let compressed = Deflater.deflate(payload) else {
            write(encoded(opcode, payload))
            return
        }
        write(encoded(opcode, compressed, isCompressed: true))
    }

    func encoded(_ opcode: Opcode, _ payload: ByteBuffer, isCompressed: Bool = false) -> ByteBuffer {
        var frame = ByteBuffer()
        let mask = role == .client ? settings.mask() : nil
        FrameEncoder.write(opcode, payload, isCompressed: isCompressed, mask: mask, into: &frame)
        return frame
    }

    /// Answers a ping at once if nothing waits, else when what waits is gone: then only the newest.
    func answerPing(_ payload: ByteBuffer) {
        if pendingBytes == 0 {
            write(encoded(.pong, payload))
        } else {
            owedPong = payload
        }
    }

    /// A hot path: as a rule one system call and nothing else.
    func write(_ bytes: ByteBuffer) {
        let sent = pendingBytes == 0 ? socket?.send(bytes) ?? 0 : 0
        if sent < bytes.readableBytes { queue(bytes, from: sent) }
    }

    /// Leaves to the channel what the kernel did not take at once.
    private func queue(_ bytes: ByteBuffer, from sent: Int) {
        guard let context else { return }
        var rest = bytes
        rest.moveReaderIndex(forwardBy: sent)
        let count = rest.readableBytes
        pendingBytes += count
        context.writeAndFlush(NIOAny(rest)).assumeIsolated().whenComplete { self.wrote(count, $0) }
    }

    private func wrote(_ count: Int, _ result: Result<Void, any Error>) {
        if case .failure = result { socket = nil }
        pendingBytes -= count
        readIfOwed()
        guard pendingBytes == 0 else { return }
        if let pong = owedPong {
            owedPong = nil
            write(encoded(.pong, pong))
        }
        if endsWhenDrained, pendingBytes == 0 { endSending() }
    }
}
