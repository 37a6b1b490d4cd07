/// A JPEG's segments (ITU-T T.81, Annex B): those that draw are kept, those that tell are not.
struct JPEG {
    private let view: ByteView
    private var size: (width: Int, height: Int)?
    private var orientation: Orientation?
    private var density: [UInt8] = []
    private var pieces: [Picture.Piece] = []
    private var at = 2

    init(_ view: ByteView) {
        self.view = view
    }

    func picture() throws(PictureFault) -> Picture {
        var walk = self
        guard view.has([0xFF, 0xD8], at: 0) else { throw .damaged }
        for _ in 0..<Picture.parts {
            if try walk.step() { return try walk.finished() }
        }
        throw .damaged
    }

    private func finished() throws(PictureFault) -> Picture {
        guard let size else { throw .damaged }
        let turned = orientation ?? .upright
        var all: [Picture.Piece] = [.written([0xFF, 0xD8] + density + Self.exif(turned))]
        all += pieces
        all.append(.written([0xFF, 0xD9]))
        return try Picture(width: size.width, height: size.height, orientation: turned, pieces: all)
    }

    /// One segment; true at the picture's end, which is where the file may end too.
    private mutating func step() throws(PictureFault) -> Bool {
        guard try view.u8(at) == 0xFF else { throw .damaged }
        while view.byte(at + 1) == 0xFF { at += 1 }
        let marker = try view.u8(at + 1)
        if marker == 0xD9 { return true }
        if marker == 0x01 || (0xD0...0xD7).contains(marker) {
            at += 2
            return false
        }
        let length = try view.u16(at + 2)
        guard length >= 2 else { throw .damaged }
        let segment = try view.part(at, length + 2)
        try take(marker, segment)
        at = segment.upperBound
        return marker == 0xDA ? try scan() : false
    }

    private mutating func take(_ marker: Int, _ segment: Range<Int>) throws(PictureFault) {
        let data = segment.lowerBound + 4
        switch marker {
        case 0xE0: takeDensity(segment)
        case 0xE1:
            if orientation == nil, view.has("Exif\0\0", at: data), data + 6 <= segment.upperBound {
                orientation = Orientation(tiff: view.view(data + 6..<segment.upperBound))
            }
        // Only the colour profile of what stands in APP2, only what tells the colours' order in APP14.
        case 0xE2: if view.has("ICC_PROFILE\0", at: data) { pieces.copy(segment) }
        case 0xEE: if view.has("Adobe", at: data), segment.count == 16 { pieces.copy(segment) }
        case 0xC4, 0xCC, 0xDB, 0xDD: pieces.copy(segment)
        case 0xC0...0xCF where marker != 0xC8: try takeFrame(segment)
        case 0xDA:
            guard size != nil else { throw .damaged }
            pieces.copy(segment)
        case 0xE0...0xFE: break
        default: throw .damaged
        }
    }

    /// JFIF's resolution, without its thumbnail.
    private mutating func takeDensity(_ segment: Range<Int>) {
        guard density.isEmpty, view.has("JFIF\0", at: segment.lowerBound + 4), segment.count >= 18 else { return }
        let head = view.raw[segment.lowerBound + 4..<segment.lowerBound + 16]
        density = [0xFF, 0xE0, 0, 16] + head + [0, 0]
    }

    private mutating func takeFrame(_ segment: Range<Int>) throws(PictureFault) {
        guard size == nil, segment.count >= 10 else { throw .damaged }
        size = (try view.u16(segment.lowerBound + 7), try view.u16(segment.lowerBound + 5))
        pieces.copy(segment)
    }

    /// What follows a scan's head, up to the next marker that is none of a scan's own; true where the file ends in it.
    private mutating func scan() throws(PictureFault) -> Bool {
        let start = at
        while at < view.count {
            guard view.raw[at] == 0xFF else {
                at += 1
                continue
            }
            guard let next = view.byte(at + 1) else { break }
            if next == 0 || (0xD0...0xD7).contains(next) {
                at += 2
            } else if next == 0xFF {
                at += 1
            } else {
                pieces.copy(start..<at)
                return false
            }
        }
        pieces.copy(start..<min(at, view.count))
        return true
    }

    private static func exif(_ orientation: Orientation) -> [UInt8] {
        guard orientation != .upright else { return [] }
        let data = Array("Exif\0\0".utf8) + orientation.tiff
        return [0xFF, 0xE1, 0, UInt8(data.count + 2)] + data
    }
}
