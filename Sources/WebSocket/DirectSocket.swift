import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A channel's descriptor, to hand ready bytes to the kernel without the pipeline, the pending-writes list and the
/// flush on the way: that costs a third of a delivery.
///
/// The descriptor belongs to the channel. Once that has closed it, its number may be a stranger's; so whoever holds this
/// sends only on the channel's event loop, and forgets it before anyone else's code can run after the closing: with every
/// `close` on its way to the channel, with the first write that fails (a channel that closes by itself fails what waits,
/// then tells that it is inactive, with nothing between), when it is told so, and when its handler ends.
struct DirectSocket {
    private let handle: NIOBSDSocket.Handle

    /// - Returns: nil for channels without a socket of their own: embedded ones, and those with TLS, where the
    /// descriptor takes only ciphertext.
    init?(pipeline: ChannelPipeline.SynchronousOperations, isEncrypted: Bool) {
        let handle = try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { $0 }
        guard !isEncrypted, let handle, handle != NIOBSDSocket.invalidHandle else { return nil }
        self.handle = handle
    }

    /// Sends as much of `bytes` as the kernel takes at once; returns how many it took.
    ///
    /// Never blocks, and reports no error: what is left goes through the channel, which will meet the same one.
    func send(_ bytes: ByteBuffer) -> Int {
        bytes.withUnsafeReadableBytes(send)
    }

    /// As `send` of a buffer.
    func send(_ source: UnsafeRawBufferPointer) -> Int {
        var count = -1
        repeat {
            count = Self.send(handle, source)
        } while count < 0 && errno == EINTR
        return min(max(count, 0), source.count)
    }

    private static func send(_ handle: NIOBSDSocket.Handle, _ source: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.send(handle, source.baseAddress, source.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        #elseif canImport(Musl)
        Musl.send(handle, source.baseAddress, source.count, MSG_NOSIGNAL | MSG_DONTWAIT)
        #else
        Darwin.send(handle, source.baseAddress, source.count, MSG_DONTWAIT)
        #endif
    }
}
