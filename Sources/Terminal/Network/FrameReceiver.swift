import HubbubWebSocket
import NIOCore

/// Posts what a connection receives to the mailbox.
final class FrameReceiver: WebSocketReceiver {
    private let mailbox: Mailbox

    init(mailbox: Mailbox) {
        self.mailbox = mailbox
    }

    func received(_ message: WebSocketMessage) {
        guard case .text(let bytes) = message else { return }
        mailbox.post(.frame(Array(bytes.readableBytesView)))
    }

    func closed(_ closure: WebSocketClosure) {
        mailbox.post(.closed(.closed(code: closure.code.rawValue, reason: closure.reason)))
    }
}
