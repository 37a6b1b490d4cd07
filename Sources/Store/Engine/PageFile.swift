import Glibc

/// The database's file beneath SQLite, where moved cells left what they held.
///
/// Only for the writer's thread, at a moment when the log is empty and the writer's connection keeps no page: what it
/// kept it would write again. Readers may read meanwhile, as none reads a gap.
struct PageFile: ~Copyable {
    /// Pages of a turn: 16 MiB, some milliseconds in which nothing else is written.
    private static let turn = 4_096
    /// Files of more pages are left alone: up to here the first byte of an overflow page or a free one is 0, which no
    /// B-tree's is.
    private static let most = 1 << 24

    /// Open as long as the store: closing it would end the locks that SQLite holds on the file in this process.
    private let descriptor: Int32
    /// The page of the next turn, from 0; 0 when a round is whole.
    private var next = 0

    init(path: String) throws(StoreFailure) {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unusable(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    mutating func restart() { next = 0 }

    /// Overwrites the gaps of the next pages with zeros, on the disk when it returns.
    ///
    /// - Returns: whether there are more.
    /// - Throws: `DiskFailure` where the file cannot be read or written; the same pages are next.
    mutating func clearGaps() throws -> Bool {
        var header = [UInt8](repeating: 0, count: PageGap.headerBytes)
        guard try read(&header, at: 0) == header.count else { return false }
        let size = Int(header[16]) << 8 | Int(header[17])
        let pageBytes = size == 1 ? 65_536 : size
        var figures = stat()
        guard fstat(descriptor, &figures) == 0 else { throw DiskFailure() }
        let count = Int(figures.st_size) / pageBytes
        guard count < Self.most else { return false }
        let pages = min(next, count)..<min(next + Self.turn, count)
        try clear(pages, pageBytes, usable: pageBytes - Int(header[20]))
        next = pages.upperBound < count ? pages.upperBound : 0
        return next > 0
    }

    private func clear(_ pages: Range<Int>, _ pageBytes: Int, usable: Int) throws {
        var bytes = [UInt8](repeating: 0, count: pages.count * pageBytes)
        guard try read(&bytes, at: pages.lowerBound * pageBytes) == bytes.count else { throw DiskFailure() }
        var isChanged = false
        try bytes.withUnsafeBytes { bytes in
            for page in pages {
                let start = (page - pages.lowerBound) * pageBytes
                let image = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + pageBytes)])
                guard let gap = PageGap.bytes(of: image, isFirst: page == 0, usable: usable),
                    image[gap].contains(where: { $0 != 0 })
                else { continue }
                try overwrite(gap.count, at: page * pageBytes + gap.lowerBound)
                isChanged = true
            }
        }
        guard !isChanged || fdatasync(descriptor) == 0 else { throw DiskFailure() }
    }

    private func overwrite(_ count: Int, at offset: Int) throws {
        let zeros = [UInt8](repeating: 0, count: count)
        guard pwrite(descriptor, zeros, count, off_t(offset)) == count else { throw DiskFailure() }
    }

    /// How many bytes there were.
    private func read(_ bytes: inout [UInt8], at offset: Int) throws -> Int {
        var got = 0
        while got < bytes.count {
            let count = bytes.withUnsafeMutableBytes { rest in
                pread(descriptor, rest.baseAddress?.advanced(by: got), rest.count - got, off_t(offset + got))
            }
            guard count >= 0 else { throw DiskFailure() }
            guard count > 0 else { break }
            got += count
        }
        return got
    }
}

/// The system's last error.
struct DiskFailure: Error, CustomStringConvertible {
    let description = String(cString: strerror(errno))
}
