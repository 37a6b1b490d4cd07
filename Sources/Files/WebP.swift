/// A WebP's chunks (RFC 9649): those that draw are kept, by name, also inside an animation's frames.
struct WebP {
    private static let kept: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]
    private static let keptInFrame: Set<String> = ["VP8 ", "VP8L", "ALPH"]
    /// Flags of VP8X: EXIF and XMP follow.
    private static let exifFlag: UInt8 = 0x08
    private static let xmpFlag: UInt8 = 0x04

    private let view: ByteView
    private var size: (width: Int, height: Int)?
    private var orientation: Orientation?
    private var pieces: [Picture.Piece] = []

    init(_ view: ByteView) {
        self.view = view
    }

    func picture() throws(PictureFault) -> Picture {
        guard view.has("RIFF", at: 0), view.has("WEBP", at: 8) else { throw .damaged }
        let end = try view.part(8, Int(view.u32Little(4))).upperBound
        var walk = self
        try walk.chunks(from: 12, to: end)
        guard let size = walk.size else { throw .damaged }
        let turned = walk.isExtended ? walk.orientation ?? .upright : .upright
        let body = walk.pieces.map { $0.flagged(turned != .upright ? Self.exifFlag : 0) } + Self.exif(turned)
        let head = Array("RIFF".utf8) + Self.little(body.bytes + 4) + Array("WEBP".utf8)
        return try Picture(
            width: size.width,
            height: size.height,
            orientation: turned,
            pieces: [.written(head)] + body
        )
    }

    private var isExtended = false

    private mutating func chunks(from start: Int, to end: Int) throws(PictureFault) {
        var at = start
        for _ in 0..<Picture.parts {
            if at >= end { return }
            let chunk = try self.chunk(at, end)
            switch chunk.name {
            case "VP8X": try takeHeader(chunk)
            case "ANMF": try takeFrame(chunk)
            case "EXIF": takeOrientation(chunk)
            case let name where Self.kept.contains(name):
                try measure(chunk)
                pieces.copy(chunk.whole)
            default: break
            }
            at = chunk.whole.upperBound
        }
        throw .damaged
    }

    private struct Chunk {
        let name: String
        let data: Range<Int>
        /// With its name, its length and the byte that makes it even.
        let whole: Range<Int>
    }

    private func chunk(_ at: Int, _ end: Int) throws(PictureFault) -> Chunk {
        let length = Int(try view.u32Little(at + 4))
        let data = try view.part(at + 8, length)
        let even = try view.part(at, 8 + length + length % 2)
        guard even.upperBound <= end else { throw .damaged }
        let name = String(decoding: view.raw[at..<at + 4], as: UTF8.self)
        return Chunk(name: name, data: data, whole: even)
    }

    /// The canvas; its flags tell no more of what is left out.
    private mutating func takeHeader(_ chunk: Chunk) throws(PictureFault) {
        guard chunk.data.count == 10, size == nil else { throw .damaged }
        let at = chunk.data.lowerBound
        size = (try view.u24Little(at + 4) + 1, try view.u24Little(at + 7) + 1)
        isExtended = true
        var bytes = Array(view.raw[chunk.whole])
        bytes[8] &= ~(Self.exifFlag | Self.xmpFlag)
        pieces.append(.written(bytes))
    }

    private mutating func takeOrientation(_ chunk: Chunk) {
        guard orientation == nil else { return }
        let isPrefixed = view.has("Exif\0\0", at: chunk.data.lowerBound) && chunk.data.count >= 6
        let start = chunk.data.lowerBound + (isPrefixed ? 6 : 0)
        orientation = Orientation(tiff: view.view(start..<chunk.data.upperBound))
    }

    /// A frame of an animation: 16 bytes about itself, then chunks.
    private mutating func takeFrame(_ frame: Chunk) throws(PictureFault) {
        guard size != nil, frame.data.count >= 16 else { throw .damaged }
        var inner: [Picture.Piece] = []
        var at = frame.data.lowerBound + 16
        inner.copy(frame.data.lowerBound..<at)
        var left = Picture.parts
        while at < frame.data.upperBound {
            left -= 1
            guard left > 0 else { throw .damaged }
            let chunk = try self.chunk(at, frame.data.upperBound)
            if Self.keptInFrame.contains(chunk.name) { inner.copy(chunk.whole) }
            at = chunk.whole.upperBound
        }
        pieces.append(.written(Array("ANMF".utf8) + Self.little(inner.bytes)))
        pieces += inner
        guard pieces.count <= Picture.parts else { throw .damaged }
    }

    /// A picture without a canvas has its size in its own first bytes.
    private mutating func measure(_ chunk: Chunk) throws(PictureFault) {
        guard size == nil else { return }
        let at = chunk.data.lowerBound
        switch chunk.name {
        case "VP8 ":
            guard view.has([0x9D, 0x01, 0x2A], at: at + 3) else { throw .damaged }
            size = (try view.u16Little(at + 6) & 0x3FFF, try view.u16Little(at + 8) & 0x3FFF)
        case "VP8L":
            guard try view.u8(at) == 0x2F else { throw .damaged }
            let bits = try view.u32Little(at + 1)
            size = (Int(bits & 0x3FFF) + 1, Int(bits >> 14 & 0x3FFF) + 1)
        default: throw .damaged
        }
    }

    private static func exif(_ orientation: Orientation) -> [Picture.Piece] {
        guard orientation != .upright else { return [] }
        return [.written(Array("EXIF".utf8) + little(orientation.tiff.count) + orientation.tiff)]
    }

    private static func little(_ value: Int) -> [UInt8] {
        [UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16 & 255), UInt8(value >> 24 & 255)]
    }
}

extension Picture.Piece {
    /// The header with a flag set; other pieces as they are.
    fileprivate func flagged(_ flag: UInt8) -> Picture.Piece {
        guard flag != 0, case .written(var bytes) = self, bytes.starts(with: Array("VP8X".utf8)) else { return self }
        bytes[8] |= flag
        return .written(bytes)
    }
}
