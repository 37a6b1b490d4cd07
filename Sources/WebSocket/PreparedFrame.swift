package import NIOCore
import Synchronization

/// One server text frame, encoded once and shared by every socket it goes to.
///
/// The compressed form is made when the first receiver that negotiated compression needs it, and only if it is smaller.
/// Never put something secret and a stranger's text into one compressible frame: its length would tell.
package final class PreparedFrame: Sendable {
    private enum Compressed {
        case untried
        case refused
        case made(ByteBuffer)
    }

    /// The frame as any receiver takes it.
    package let plain: ByteBuffer

    /// Where in `plain` the text begins.
    private let headBytes: Int

    private let compressed: Mutex<Compressed>

    /// Encodes `text`, which is valid UTF-8; the caller answers for it.
    package init(text: ByteBuffer, isCompressible: Bool = true) {
        var frame = ByteBuffer()
        FrameEncoder.write(.text, text, into: &frame)
        plain = frame
        headBytes = frame.readableBytes - text.readableBytes
        let isWorthwhile = isCompressible && text.readableBytes >= Deflater.worthwhileBytes
        compressed = Mutex(isWorthwhile ? .untried : .refused)
    }

    /// As `init(text:isCompressible:)`, from a string.
    package convenience init(_ text: String, isCompressible: Bool = true) {
        self.init(text: ByteBuffer(string: text), isCompressible: isCompressible)
    }

    /// The frame's bytes for a receiver that takes compressed frames, or does not.
    package func bytes(compressed wantsCompressed: Bool) -> ByteBuffer {
        guard wantsCompressed else { return plain }
        return compressed.withLock { state in
            switch state {
            case .refused: return plain
            case .made(let bytes): return bytes
            case .untried:
                let made = deflate()
                state = made.map(Compressed.made) ?? .refused
                return made ?? plain
            }
        }
    }

    /// The frames one behind the other in one buffer, to be sent as they are.
    package static func join(_ frames: [PreparedFrame], compressed: Bool) -> ByteBuffer {
        guard let first = frames.first else { return ByteBuffer() }
        guard frames.count > 1 else { return first.bytes(compressed: compressed) }
        let parts = frames.map { $0.bytes(compressed: compressed) }
        var joined = ByteBuffer()
        joined.reserveCapacity(parts.reduce(0) { $0 + $1.readableBytes })
        for part in parts { joined.writeImmutableBuffer(part) }
        return joined
    }

    private func deflate() -> ByteBuffer? {
        var text = plain
        text.moveReaderIndex(forwardBy: headBytes)
        guard let payload = Deflater.deflate(text) else { return nil }
        var frame = ByteBuffer()
        FrameEncoder.write(.text, payload, isCompressed: true, into: &frame)
        return frame
    }
}
