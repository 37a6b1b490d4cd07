/// A picture's size, and how it is written without what it tells of place, time, device and person.
///
/// Made from the file's structure alone: pixels are never decoded, so no picture can blow up here.
package struct Picture: Equatable, Sendable {
    /// As it is shown: turned as its orientation says.
    package let width: Int
    package let height: Int
    /// What is to be written, in order.
    package let pieces: [Piece]

    /// A part of what is written.
    package enum Piece: Equatable, Sendable {
        /// These bytes of the file, as they are.
        case copied(Range<Int>)
        case written([UInt8])
    }

    /// Browsers show no larger side without trouble.
    package static let side = 16_384
    /// A hundred million: four hundred megabytes in a browser's memory.
    package static let pixels = 100_000_000
    /// Segments, chunks and blocks looked at; more is no picture that a program made.
    static let parts = 100_000

    /// Reads a whole file of a kind that is a picture.
    package init(_ bytes: UnsafeRawBufferPointer, _ type: FileType) throws(PictureFault) {
        let view = ByteView(bytes)
        self =
            switch type {
            case .jpeg: try JPEG(view).picture()
            case .png: try PNG(view).picture()
            case .gif: try GIF(view).picture()
            case .webp: try WebP(view).picture()
            case .avif: try AVIF(view).picture()
            case .heic: throw .metadata
            default: throw .damaged
            }
    }

    init(width: Int, height: Int, orientation: Orientation = .upright, pieces: [Piece]) throws(PictureFault) {
        guard width > 0, height > 0 else { throw .damaged }
        guard width <= Self.side, height <= Self.side, width * height <= Self.pixels else { throw .pixels }
        self.width = orientation.isSideways ? height : width
        self.height = orientation.isSideways ? width : height
        self.pieces = pieces
    }

    /// Whether it is written as it came: `bytes` is the file's length.
    package func isUntouched(_ bytes: Int) -> Bool { pieces == [.copied(0..<bytes)] }
}

extension [Picture.Piece] {
    /// Adds a part, joined to the one before where it follows it.
    mutating func copy(_ part: Range<Int>) {
        guard !part.isEmpty else { return }
        if case .copied(let last) = last, last.upperBound == part.lowerBound {
            self[count - 1] = .copied(last.lowerBound..<part.upperBound)
        } else {
            append(.copied(part))
        }
    }

    /// How many bytes are written.
    package var bytes: Int {
        reduce(0) { sum, piece in
            switch piece {
            case .copied(let part): sum + part.count
            case .written(let bytes): sum + bytes.count
            }
        }
    }
}
