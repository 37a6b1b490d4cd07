/// A GIF's blocks: images, their timing and how often they repeat are kept; comments and other programs' data are not.
struct GIF {
    private let view: ByteView

    init(_ view: ByteView) {
        self.view = view
    }

    func picture() throws(PictureFault) -> Picture {
        guard view.has("GIF8", at: 0) else { throw .damaged }
        var at = 13 + Self.tableBytes(try view.u8(10))
        var pieces: [Picture.Piece] = []
        pieces.copy(try view.part(0, at))
        for _ in 0..<Picture.parts {
            let end: Int
            switch try view.u8(at) {
            case 0x3B:
                pieces.copy(at..<at + 1)
                return try Picture(width: view.u16Little(6), height: view.u16Little(8), pieces: pieces)
            case 0x2C:
                let data = at + 10 + Self.tableBytes(try view.u8(at + 9)) + 1
                end = try blocksEnd(data)
                pieces.copy(at..<end)
            case 0x21:
                end = try blocksEnd(at + 2)
                if try isKept(at, end) { pieces.copy(at..<end) }
            default: throw .damaged
            }
            at = end
        }
        throw .damaged
    }

    /// Of extensions: timing, and the one that says how often to repeat, which holds no more than that.
    private func isKept(_ at: Int, _ end: Int) throws(PictureFault) -> Bool {
        switch try view.u8(at + 1) {
        case 0xF9: end - at == 8
        case 0xFF: (view.has("NETSCAPE2.0", at: at + 3) || view.has("ANIMEXTS1.0", at: at + 3)) && end - at == 19
        default: false
        }
    }

    /// Behind a run of sub-blocks and the empty one that ends it.
    private func blocksEnd(_ start: Int) throws(PictureFault) -> Int {
        var at = start
        while true {
            let length = try view.u8(at)
            at += length + 1
            if length == 0 { return at }
        }
    }

    /// Bytes of the colour table that a packed field announces.
    private static func tableBytes(_ packed: Int) -> Int {
        packed & 0x80 == 0 ? 0 : 3 << ((packed & 7) + 1)
    }
}
