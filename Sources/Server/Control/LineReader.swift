import NIOCore

/// Cuts a stream of bytes into lines.
struct LineReader {
    /// Longer lines end the connection: a request is a few fields.
    static let lineBytes = 65_536

    struct TooLong: Error {}

    private var rest = ByteBuffer()

    /// Takes what has arrived.
    ///
    /// - Throws: ``TooLong`` when a line has no end within ``lineBytes``.
    mutating func receive(_ bytes: inout ByteBuffer) throws {
        rest.writeBuffer(&bytes)
        if rest.readableBytes > Self.lineBytes, !rest.readableBytesView.contains(UInt8(ascii: "\n")) { throw TooLong() }
    }

    /// The next whole line without its end; nil until more has arrived.
    mutating func next() -> [UInt8]? {
        guard let end = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")),
            let line = rest.readBytes(length: end - rest.readerIndex)
        else { return nil }
        rest.moveReaderIndex(forwardBy: 1)
        rest.discardReadBytes()
        return line
    }
}
