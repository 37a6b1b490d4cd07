/// Bytes read by their place: what lies outside is an error, never a trap.
struct ByteView {
    let raw: UnsafeRawBufferPointer

    init(_ raw: UnsafeRawBufferPointer) {
        self.raw = raw
    }

    var count: Int { raw.count }

    func byte(_ at: Int) -> UInt8? {
        raw.indices.contains(at) ? raw[at] : nil
    }

    func u8(_ at: Int) throws(PictureFault) -> Int {
        guard let byte = byte(at) else { throw .damaged }
        return Int(byte)
    }

    func u16(_ at: Int) throws(PictureFault) -> Int { try u8(at) << 8 | u8(at + 1) }

    func u32(_ at: Int) throws(PictureFault) -> UInt32 {
        UInt32(try u16(at)) << 16 | UInt32(try u16(at + 2))
    }

    /// Little-endian.
    func u16Little(_ at: Int) throws(PictureFault) -> Int { try u8(at) | u8(at + 1) << 8 }

    func u24Little(_ at: Int) throws(PictureFault) -> Int { try u16Little(at) | u8(at + 2) << 16 }

    func u32Little(_ at: Int) throws(PictureFault) -> UInt32 {
        UInt32(try u16Little(at)) | UInt32(try u16Little(at + 2)) << 16
    }

    func has(_ bytes: [UInt8], at: Int) -> Bool {
        guard at >= 0, at <= count, bytes.count <= count - at else { return false }
        return bytes.indices.allSatisfy { raw[at + $0] == bytes[$0] }
    }

    func has(_ text: String, at: Int) -> Bool { has(Array(text.utf8), at: at) }

    /// The part of so many bytes from `at` on; an error where it does not lie inside.
    func part(_ at: Int, _ bytes: Int) throws(PictureFault) -> Range<Int> {
        guard at >= 0, bytes >= 0, at <= count, bytes <= count - at else { throw .damaged }
        return at..<at + bytes
    }

    /// A view of a part, counted from 0; the part lies inside.
    func view(_ part: Range<Int>) -> ByteView { ByteView(UnsafeRawBufferPointer(rebasing: raw[part])) }
}
