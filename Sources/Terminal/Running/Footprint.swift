import Glibc

/// What of the program lies in memory while nobody types and nothing comes.
enum Footprint {
    /// Reads the kernel's table of this process's memory to its end.
    private static let tableBytes = 262_144

    /// Gives back the pages of code and libraries that were needed last.
    ///
    /// The kernel maps sixteen pages of a program for each one that is run, so that what a beginning or an answer has
    /// touched stays counted for days. Nothing is lost: such pages are never written to, and what runs again comes from
    /// the page cache, some hundred of them in less than a millisecond.
    static func rest() {
        for range in code() {
            guard let start = UnsafeMutableRawPointer(bitPattern: range.lowerBound) else { continue }
            madvise(start, Int(clamping: range.upperBound - range.lowerBound), Int32(MADV_DONTNEED))
        }
    }

    /// Where code of files is mapped: readable, run, and never writable.
    static func code() -> [Range<UInt>] {
        let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var table: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16_384)
        while table.count < tableBytes {
            let count = read(file, &part, part.count)
            guard count > 0 else { break }
            table.append(contentsOf: part[..<count])
        }
        return String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { code($0) }
    }

    /// As `7f03c5a00000-7f03c5b55000 r-xp 00026000 fe:00 1835 /usr/lib/libc.so.6`; nil for all that is not code of a
    /// file.
    static func code(_ line: Substring) -> Range<UInt>? {
        let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
        guard words.count == 6, words[1] == "r-xp", words[5].drop(while: { $0 == " " }).first == "/" else { return nil }
        let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, ends[0] < ends[1] else { return nil }
        return ends[0]..<ends[1]
    }
}
