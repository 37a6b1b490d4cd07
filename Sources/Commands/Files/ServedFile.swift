import Glibc
package import HubbubFiles
package import HubbubModel
package import NIOCore

/// A file that someone may read, opened: it can be read to its end whatever becomes of its message meanwhile.
package final class ServedFile: Sendable {
    package let name: FileName
    package let type: FileType
    package let bytes: Int64
    /// The same bytes, the same tag.
    package let hash: ContentHash
    private let descriptor: Int32
    private let forum: Forum

    /// nil where the bytes are not there.
    init?(_ file: Attachment, _ hash: ContentHash, _ path: String, _ forum: Forum) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        name = FileName(file.name)
        type = FileType(rawValue: file.type) ?? .other
        bytes = file.bytes
        self.hash = hash
        self.forum = forum
    }

    deinit {
        close(descriptor)
    }

    /// At most so many bytes from a place on; empty at the end.
    ///
    /// Refuses `fault` where the disk fails, or the file is shorter than it was.
    package func read(at offset: Int64, atMost count: Int) async throws(Refusal) -> ByteBuffer {
        let length = Int(min(Int64(count), bytes - offset))
        guard offset >= 0, length > 0 else { return ByteBuffer() }
        let descriptor = descriptor
        return try await forum.onDisk {
            var buffer = ByteBuffer()
            try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { room in
                var done = 0
                while done < length {
                    let got = pread(
                        descriptor,
                        room.baseAddress?.advanced(by: done),
                        length - done,
                        off_t(offset) + off_t(done)
                    )
                    if got < 0, errno == EINTR { continue }
                    guard got > 0 else { throw Refusal(.fault) }
                    done += got
                }
                return done
            }
            return buffer
        }
    }
}
