/// A PNG's chunks: those that draw are kept, by name; all others tell something (W3C PNG, third edition, 11).
struct PNG {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Pixels, palette, transparency, colours, pixel shape, animation.
    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
        "pHYs", "acTL", "fcTL", "fdAT",
    ]

    private let view: ByteView

    init(_ view: ByteView) {
        self.view = view
    }

    func picture() throws(PictureFault) -> Picture {
        guard view.has(Self.signature, at: 0), view.has("IHDR", at: 12), try view.u32(8) == 13 else { throw .damaged }
        let (width, height) = (try view.u32(16), try view.u32(20))
        guard width <= Int32.max, height <= Int32.max else { throw .damaged }
        var pieces: [Picture.Piece] = []
        var orientation: Orientation?
        var at = Self.signature.count
        for _ in 0..<Picture.parts {
            let length = Int(try view.u32(at))
            let chunk = try view.part(at, length + 12)
            let name = String(decoding: view.raw[at + 4..<at + 8], as: UTF8.self)
            if Self.kept.contains(name) { pieces.copy(chunk) }
            if name == "eXIf", orientation == nil {
                orientation = Orientation(tiff: view.view(at + 8..<at + 8 + length))
            }
            at = chunk.upperBound
            guard name == "IEND" else { continue }
            let turned = orientation ?? .upright
            return try Picture(
                width: Int(width),
                height: Int(height),
                orientation: turned,
                pieces: whole(pieces, turned)
            )
        }
        throw .damaged
    }

    /// The orientation's chunk stands behind the header, wherever it stood.
    private func whole(_ pieces: [Picture.Piece], _ orientation: Orientation) -> [Picture.Piece] {
        var all: [Picture.Piece] = []
        all.copy(0..<Self.signature.count + 25)
        if orientation != .upright { all.append(.written(Self.chunk("eXIf", orientation.tiff))) }
        for piece in pieces {
            guard case .copied(let part) = piece else { continue }
            all.copy(max(part.lowerBound, Self.signature.count + 25)..<max(part.upperBound, Self.signature.count + 25))
        }
        return all
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    /// CRC-32 of a chunk's name and data (W3C PNG, Annex D); a few bytes, so bit by bit.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
