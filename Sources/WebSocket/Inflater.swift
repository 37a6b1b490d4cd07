import CZlib
import NIOCore
import Synchronization

/// Inflates whole messages (RFC 7692, 7.2.2), one at a time and each on its own, so that no connection keeps a stream
/// (40 kB) for itself.
struct Inflater: ~Copyable {
    private static let shared = Mutex(Inflater())

    /// The grain in which inflated bytes are taken.
    ///
    /// 16 KiB holds nearly every message whole.
    private static let chunkBytes = 16 << 10

    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    private init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = hubbub_inflate_init(stream, -MAX_WBITS) == Z_OK
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// What `bytes` holds.
    ///
    /// - Throws: 1009 as soon as it would be longer than `limit` bytes, 1007 when it is no whole DEFLATE data.
    static func inflate(_ bytes: ByteBuffer, upTo limit: Int) throws(WebSocketFault) -> ByteBuffer {
        var source = ByteBuffer()
        source.reserveCapacity(bytes.readableBytes + 4)
        source.writeImmutableBuffer(bytes)
        source.writeInteger(0x0000_FFFF as UInt32)
        return try shared.withLock { inflater throws(WebSocketFault) in
            try inflater.run(source, upTo: limit)
        }
    }

    private mutating func run(_ source: ByteBuffer, upTo limit: Int) throws(WebSocketFault) -> ByteBuffer {
        guard isReady, inflateReset(stream) == Z_OK else { throw .notDeflate }
        var target = ByteBuffer()
        let outcome = source.withUnsafeReadableBytes { input in
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self)
            )
            stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
            return fill(&target, upTo: limit)
        }
        if let outcome { throw outcome }
        return target
    }

    private mutating func fill(_ target: inout ByteBuffer, upTo limit: Int) -> WebSocketFault? {
        while true {
            var status = Z_OK
            target.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.chunkBytes) { output in
                stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_out = UInt32(clamping: output.count)
                let room = stream.pointee.avail_out
                status = CZlib.inflate(stream, Z_SYNC_FLUSH)
                return Int(room - stream.pointee.avail_out)
            }
            guard target.readableBytes <= limit else { return .tooBig }
            switch status {
            case Z_STREAM_END:
                // A sender may end the DEFLATE stream inside a message (RFC 7692, 7.2.3.5); what follows is a new one.
                guard inflateReset(stream) == Z_OK else { return .notDeflate }
            case Z_OK:
                break
            case Z_BUF_ERROR where stream.pointee.avail_in == 0 || stream.pointee.avail_out == 0:
                break
            default:
                return .notDeflate
            }
            guard stream.pointee.avail_in == 0 else { continue }
            // Bit 7: everything up to the end of a block was taken. Else there is more to come out, or half a block in.
            if stream.pointee.data_type & 128 != 0 { return nil }
            guard stream.pointee.avail_out == 0 else { return .notDeflate }
        }
    }
}
