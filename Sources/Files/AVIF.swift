/// An AVIF's boxes (ISO/IEC 23008-12): taken as it is where it holds pictures and nothing else, refused otherwise.
///
/// Its items are found by their place in the file, so one cannot be cut out without moving all others.
struct AVIF {
    private let view: ByteView

    init(_ view: ByteView) {
        self.view = view
    }

    func picture() throws(PictureFault) -> Picture {
        var size: (width: Int, height: Int)?
        for box in try boxes(in: 0..<view.count) {
            switch box.name {
            case "ftyp", "mdat": break
            case "meta": size = try self.size(in: box)
            case "free", "skip": try refuseText(in: box.data)
            default: throw .metadata
            }
        }
        guard let size else { throw .damaged }
        var pieces: [Picture.Piece] = []
        pieces.copy(0..<view.count)
        return try Picture(width: size.width, height: size.height, pieces: pieces)
    }

    private struct Box {
        let name: String
        let data: Range<Int>
    }

    private func boxes(in part: Range<Int>) throws(PictureFault) -> [Box] {
        var boxes: [Box] = []
        var at = part.lowerBound
        while at < part.upperBound {
            var (head, length) = (8, Int(try view.u32(at)))
            if length == 1 {
                guard try view.u32(at + 8) == 0 else { throw .damaged }
                (head, length) = (16, Int(try view.u32(at + 12)))
            } else if length == 0 {
                length = part.upperBound - at
            }
            guard length >= head, length <= part.upperBound - at, boxes.count < Self.boxes else { throw .damaged }
            let name = String(decoding: view.raw[at + 4..<at + 8], as: UTF8.self)
            boxes.append(Box(name: name, data: at + head..<at + length))
            at += length
        }
        return boxes
    }

    /// In one box; a picture has a few dozen.
    private static let boxes = 4_096

    /// Behind a version and flags, four bytes.
    private func full(_ box: Box) throws(PictureFault) -> Range<Int> {
        guard box.data.count >= 4 else { throw .damaged }
        return box.data.lowerBound + 4..<box.data.upperBound
    }

    /// The largest picture of the file, turned; refuses items that are no pictures.
    private func size(in meta: Box) throws(PictureFault) -> (width: Int, height: Int)? {
        var size: (width: Int, height: Int)?
        for box in try boxes(in: full(meta)) {
            switch box.name {
            case "iinf": try refuseOtherItems(in: box)
            case "iprp": size = try largest(in: box)
            case "hdlr", "pitm", "iloc", "iref", "idat", "grpl", "dinf": break
            default: throw .metadata
            }
        }
        return size
    }

    /// Of the properties `ispe` (width and height) and `irot` (quarter turns).
    private func largest(in properties: Box) throws(PictureFault) -> (width: Int, height: Int)? {
        var size = (width: 0, height: 0)
        var isSideways = false
        for container in try boxes(in: properties.data) where container.name == "ipco" {
            for property in try boxes(in: container.data) {
                let at = property.data.lowerBound
                if property.name == "irot", try view.u8(at) & 1 == 1 { isSideways = true }
                guard property.name == "ispe" else { continue }
                let (width, height) = (try view.u32(at + 4), try view.u32(at + 8))
                guard width <= Int32.max, height <= Int32.max else { throw .damaged }
                if Int(width) > size.width { size = (Int(width), Int(height)) }
            }
        }
        return isSideways ? (size.height, size.width) : size
    }

    private static let pictureItems: Set<String> = ["av01", "grid", "iovl", "tmap", "sato"]

    private func refuseOtherItems(in box: Box) throws(PictureFault) {
        let isShort = try view.u8(box.data.lowerBound) == 0
        let start = box.data.lowerBound + (isShort ? 6 : 8)
        guard start <= box.data.upperBound else { throw .damaged }
        for item in try boxes(in: start..<box.data.upperBound) {
            guard item.name == "infe" else { throw .metadata }
            let version = try view.u8(item.data.lowerBound)
            guard version == 2 || version == 3 else { throw .metadata }
            let at = item.data.lowerBound + (version == 2 ? 8 : 10)
            guard at + 4 <= item.data.upperBound else { throw .damaged }
            let type = String(decoding: view.raw[at..<at + 4], as: UTF8.self)
            guard Self.pictureItems.contains(type) else { throw .metadata }
        }
    }

    /// Room that is left free holds nothing.
    private func refuseText(in part: Range<Int>) throws(PictureFault) {
        guard view.raw[part].allSatisfy({ $0 == 0 }) else { throw .metadata }
    }
}
