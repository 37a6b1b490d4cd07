/// How a picture is turned for showing: the one thing of EXIF that is kept (tag 0x0112).
struct Orientation: Equatable {
    let value: UInt8

    static let upright = Orientation(value: 1)

    /// Width and height are exchanged.
    var isSideways: Bool { value >= 5 }

    private init(value: UInt8) {
        self.value = value
    }

    /// Reads the first directory of a TIFF structure; upright where it says nothing that makes sense.
    init(tiff view: ByteView) {
        self = (try? Self.read(view)) ?? .upright
    }

    private static func read(_ view: ByteView) throws(PictureFault) -> Orientation? {
        let isLittle = view.has("II*\0", at: 0)
        guard isLittle || view.has([0x4D, 0x4D, 0, 0x2A], at: 0) else { return nil }
        let directory = Int(isLittle ? try view.u32Little(4) : try view.u32(4))
        func u16(_ at: Int) throws(PictureFault) -> Int { isLittle ? try view.u16Little(at) : try view.u16(at) }
        for entry in 0..<min(try u16(directory), entries) {
            let at = directory + 2 + entry * 12
            guard try u16(at) == 0x0112 else { continue }
            let value = try u16(at + 8)
            return (1...8).contains(value) ? Orientation(value: UInt8(value)) : nil
        }
        return nil
    }

    /// Cameras write some dozen.
    private static let entries = 512

    /// A TIFF structure that says this and nothing else; 26 bytes.
    var tiff: [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
    }
}
