import NIOCore

extension WebSocketConnection {
    /// Says goodbye: sends a close frame behind what is already on its way, takes the peer's answer, ends.
    ///
    /// A peer that does not answer within `closeTimeout` is cut off. Does nothing on a connection that is already
    /// closing.
    ///
    /// The reason is a sentence, cut to 123 bytes.
    package func close(_ code: CloseCode = .normal, reason: String = "") {
        guard machine.close() else { return }
        note(WebSocketClosure(code: code, reason: reason, isByPeer: false))
        startClosing(with: ClosePayload(code: code, reason: reason))
    }

    /// Cuts the line without a word.
    package func abort() {
        socket = nil
        context?.close(mode: .all, promise: nil)
    }

    func act(_ action: WebSocketMachine.Action) {
        switch action {
        case .deliver(let message):
            deliver(message)
        case .answerPing(let payload):
            answerPing(payload)
        case .answerClose(let payload):
            note(WebSocketClosure(code: payload.code, reason: payload.reason, isByPeer: true))
            // The code is answered, the reason is the peer's own.
            startClosing(with: ClosePayload(code: payload.code))
            endWhenDrained()
        case .finish:
            endWhenDrained()
        case .fail(let fault):
            note(WebSocketClosure(code: fault.code, reason: fault.reason, isByPeer: false))
            startClosing(with: ClosePayload(code: fault.code, reason: fault.reason))
            endWhenDrained()
        }
    }

    private func note(_ closure: WebSocketClosure) {
        guard self.closure == nil else { return }
        self.closure = closure
    }

    private func startClosing(with payload: ClosePayload) {
        isClosing = true
        owedPong = nil
        // The peer's close frame must be read, however much waits for it.
        isReadPaused = false
        setTimer(settings.closeTimeout)
        write(encoded(.close, payload.encoded))
    }

    private func endWhenDrained() {
        endsWhenDrained = true
        if pendingBytes == 0 { endSending() }
    }

    /// Ends the sending half and waits for the peer to do so too, up to `closeTimeout`: closing both at once while
    /// bytes of the peer are unread would make the kernel reset the line and the peer lose the close frame.
    func endSending() {
        endsWhenDrained = false
        socket = nil
        guard let context else { return }
        context.close(mode: .output).assumeIsolated().whenFailure { _ in self.abort() }
        owesRead = true
        readIfOwed()
    }
}
