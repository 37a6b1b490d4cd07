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
/// forgets it when its handler ends, and sends only on the channel's event loop, while the channel says it is active (it
/// closes the descriptor and says so in one step on that loop).
struct DirectSocket {
    private let handle: NIOBSDSocket.Handle

    /// - Returns: nil for channels without a socket of their own: embedded ones, and those with TLS, where the descriptor
    ///   takes only ciphertext.
    init?(pipeline: ChannelPipeline.SynchronousOperations, isEncrypted: Bool) {
        let handle = try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { $0 }
        guard !isEncrypted, let handle, handle != NIOBSDSocket.invalidHandle else { return nil }
        self.handle = handle
    }

    /// Sends as much of `bytes` as the kernel takes at once and moves their reader index past it.
    ///
    /// Never blocks, and reports no error: what is left goes through the channel, which will meet the same one.
    func send(_ bytes: inout ByteBuffer) {
        let count = bytes.withUnsafeReadableBytes { source in
            var count = -1
            repeat {
                count = Self.send(handle, source)
            } while count < 0 && errno == EINTR
            return count
        }
        guard count > 0 else { return }
        bytes.moveReaderIndex(forwardBy: min(count, bytes.readableBytes))
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
