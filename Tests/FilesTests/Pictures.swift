/// Pictures as bytes, made by hand: each with a secret wherever its kind can hide one.
enum Pictures {
    static let secret = "51.5007N-0.1246W"

    static func big16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
    static func big32(_ value: Int) -> [UInt8] { big16(value >> 16) + big16(value & 0xFFFF) }
    static func little32(_ value: Int) -> [UInt8] { big32(value).reversed() }

    /// EXIF's structure with an orientation, and the secret behind it.
    static func tiff(orientation: Int, isLittle: Bool = false) -> [UInt8] {
        func u16(_ value: Int) -> [UInt8] { isLittle ? big16(value).reversed() : big16(value) }
        func u32(_ value: Int) -> [UInt8] { isLittle ? little32(value) : big32(value) }
        let head = (isLittle ? Array("II".utf8) : Array("MM".utf8)) + u16(42) + u32(8)
        let entries = u16(2) + u16(0x010F) + u16(2) + u32(secret.utf8.count) + u32(40)
        let turn = u16(0x0112) + u16(3) + u32(1) + u16(orientation) + u16(0) + u32(0)
        return head + entries + turn + Array(secret.utf8)
    }

    // JPEG

    static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] { [0xFF, marker] + big16(data.count + 2) + data }

    /// What draws: tables, frame, scan with stuffed bytes and a restart.
    static func jpegBody(width: Int, height: Int) -> [UInt8] {
        segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
            + segment(0xC0, [8] + big16(height) + big16(width) + [1, 1, 0x11, 0])
            + segment(0xC4, [0] + [UInt8](repeating: 0, count: 16))
            + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
    }

    static let profile = Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9, 9]
    static let adobe = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]

    /// EXIF with a place, XMP, IPTC, a thumbnail in JFIF, a comment, several pictures' index, and a second picture
    /// behind.
    static func jpeg(width: Int = 4, height: Int = 3, orientation: Int = 1, isLittle: Bool = false) -> [UInt8] {
        let hidden = Array(secret.utf8)
        let jfif = Array("JFIF\0".utf8) + [1, 2, 0, 0, 72, 0, 72, 2, 1] + hidden.prefix(6)
        let noise =
            segment(0xE0, jfif)
            + segment(0xE1, Array("Exif\0\0".utf8) + tiff(orientation: orientation, isLittle: isLittle))
            + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + hidden)
            + segment(0xE2, Array("MPF\0".utf8) + hidden) + segment(0xED, hidden) + segment(0xFE, hidden)
        return [0xFF, 0xD8] + noise + segment(0xE2, profile) + segment(0xEE, adobe)
            + jpegBody(width: width, height: height) + [0xFF, 0xD9] + hidden
    }

    // PNG

    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        big32(data.count) + Array(name.utf8) + data + [1, 2, 3, 4]
    }

    static func header(_ width: Int, _ height: Int) -> [UInt8] { big32(width) + big32(height) + [8, 2, 0, 0, 0] }

    static func png(width: Int = 4, height: Int = 3, orientation: Int? = nil) -> [UInt8] {
        let hidden = Array(secret.utf8)
        var bytes = pngSignature + chunk("IHDR", header(width, height)) + chunk("gAMA", [0, 0, 0, 9])
        bytes += chunk("tEXt", hidden) + chunk("iTXt", hidden) + chunk("zTXt", hidden) + chunk("tIME", [0, 0, 0])
        bytes += chunk("IDAT", [7, 7]) + chunk("prVt", hidden) + chunk("IDAT", [8, 8])
        if let orientation { bytes += chunk("eXIf", tiff(orientation: orientation)) }
        return bytes + chunk("IEND", []) + hidden
    }

    // GIF

    static func blocks(_ data: [UInt8]) -> [UInt8] { [UInt8(data.count)] + data + [0] }

    static func gif() -> [UInt8] {
        let hidden = Array(secret.utf8)
        let head: [UInt8] = Array("GIF89a".utf8) + [4, 0, 3, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
        let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        let other: [UInt8] = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + blocks(hidden)
        let timing: [UInt8] = [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
        let image: [UInt8] = [0x2C, 0, 0, 0, 0, 4, 0, 3, 0, 0, 2] + blocks([0x84, 0x51])
        let comment: [UInt8] = [0x21, 0xFE] + blocks(hidden)
        return head + loop + comment + other + timing + image + [0x3B] + hidden
    }

    // WebP

    static func riff(_ name: String, _ data: [UInt8]) -> [UInt8] {
        Array(name.utf8) + little32(data.count) + data + [UInt8](repeating: 0, count: data.count % 2)
    }

    static func webp(orientation: Int = 1) -> [UInt8] {
        let hidden = Array(secret.utf8)
        let canvas = riff("VP8X", [0x0C, 0, 0, 0, 3, 0, 0, 2, 0, 0])
        let frame = riff("ANMF", [UInt8](repeating: 0, count: 16) + riff("VP8L", [0x2F, 3, 3]) + riff("XTRA", hidden))
        let chunks =
            canvas + riff("ICCP", [5]) + frame + riff("VP8L", [0x2F, 0, 0, 0, 0])
            + riff("EXIF", tiff(orientation: orientation)) + riff("XMP ", hidden) + riff("ODD ", hidden)
        return Array("RIFF".utf8) + little32(chunks.count + 4) + Array("WEBP".utf8) + chunks + hidden
    }

    // AVIF

    static func box(_ name: String, _ data: [UInt8]) -> [UInt8] { big32(data.count + 8) + Array(name.utf8) + data }

    /// With an item of that kind beside the picture's own.
    static func avif(item: String? = nil, turn: UInt8 = 0) -> [UInt8] {
        func entry(_ type: String) -> [UInt8] { box("infe", [2, 0, 0, 0, 0, 1, 0, 0] + Array(type.utf8) + [0]) }
        let items = entry("av01") + (item.map(entry) ?? [])
        let size = box("ispe", [0, 0, 0, 0] + big32(4) + big32(3))
        let properties = box("iprp", box("ipco", size + box("irot", [turn])))
        let meta =
            box("hdlr", [UInt8](repeating: 0, count: 24))
            + box("iinf", [0, 0, 0, 0] + big16(item == nil ? 1 : 2) + items) + properties
        return box("ftyp", Array("avif".utf8) + [0, 0, 0, 0] + Array("avifmif1".utf8))
            + box("meta", [0, 0, 0, 0] + meta) + box("mdat", [1, 2, 3])
    }
}
