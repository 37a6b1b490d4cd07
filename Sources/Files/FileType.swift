/// What a file is, by its own bytes: what a client or a name says of it is not believed.
package enum FileType: String, CaseIterable, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
    case avif = "image/avif"
    case heic = "image/heic"
    case mp3 = "audio/mpeg"
    case ogg = "audio/ogg"
    case flac = "audio/flac"
    case wav = "audio/wav"
    case m4a = "audio/mp4"
    case pdf = "application/pdf"
    case zip = "application/zip"
    case text = "text/plain"
    /// Everything else; also HTML and SVG, which could act.
    case other = "application/octet-stream"

    /// How many bytes from the begin are looked at.
    package static let headBytes = 4_096

    /// Reads the first ``headBytes`` of a file, or all of a shorter one.
    package init(head bytes: UnsafeRawBufferPointer) {
        let view = ByteView(bytes)
        self = Self.byBegin(view) ?? Self.riff(view) ?? Self.boxed(view) ?? Self.ogg(view) ?? .other
        if self == .other, PlainText.is(bytes) { self = .text }
    }

    package var isPicture: Bool {
        switch self {
        case .png, .jpeg, .gif, .webp, .avif, .heic: true
        default: false
        }
    }

    /// Whether a browser may show it in place: kinds that cannot act.
    package var isInline: Bool {
        switch self {
        case .png, .jpeg, .gif, .webp, .avif, .mp3, .ogg, .flac, .wav, .m4a: true
        case .heic, .pdf, .zip, .text, .other: false
        }
    }

    /// What a browser is told; a text is UTF-8, or it would be none.
    package var contentType: String { self == .text ? "text/plain; charset=utf-8" : rawValue }

    private static let begins: [([UInt8], FileType)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF87a".utf8), .gif),
        (Array("GIF89a".utf8), .gif),
        (Array("%PDF-".utf8), .pdf),
        (Array("fLaC".utf8), .flac),
        (Array("ID3".utf8), .mp3),
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x05, 0x06], .zip),
    ]

    private static func byBegin(_ view: ByteView) -> FileType? {
        if let known = begins.first(where: { view.has($0.0, at: 0) }) { return known.1 }
        return isFrame(view) ? .mp3 : nil
    }

    /// A frame of MPEG audio, layer III, without a tag before it: sync, then a rate and a frequency that there are
    /// (ISO/IEC 11172-3, 2.4.1.3).
    private static func isFrame(_ view: ByteView) -> Bool {
        guard view.count >= 4, let head = try? view.u32(0), head >> 21 == 0x7FF else { return false }
        let (version, layer, rate, frequency) = (head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3)
        return version != 1 && layer == 1 && rate != 0 && rate != 15 && frequency != 3
    }

    private static func riff(_ view: ByteView) -> FileType? {
        guard view.has("RIFF", at: 0) else { return nil }
        if view.has("WEBP", at: 8) { return .webp }
        return view.has("WAVE", at: 8) ? .wav : nil
    }

    /// The brands of an ISO base media file, the major one first (ISO/IEC 14496-12, 4.3).
    private static func boxed(_ view: ByteView) -> FileType? {
        guard view.has("ftyp", at: 4), let size = try? Int(view.u32(0)), size >= 16 else { return nil }
        let ends = min(size, view.count, brandBytes)
        let brands = stride(from: 8, to: ends - 3, by: 4).filter { $0 != 12 }
        func bears(_ names: [String]) -> Bool { brands.contains { at in names.contains { view.has($0, at: at) } } }
        if bears(["avif", "avis"]) { return .avif }
        if bears(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]) { return .heic }
        return view.has("M4A ", at: 8) || view.has("M4B ", at: 8) ? .m4a : nil
    }

    /// Files name a handful of brands.
    private static let brandBytes = 256

    /// Ogg also carries pictures that move: only where its first stream is sound.
    private static func ogg(_ view: ByteView) -> FileType? {
        guard view.has("OggS", at: 0), let segments = view.byte(26) else { return nil }
        let packet = 27 + Int(segments)
        return ["OpusHead", "\u{1}vorbis", "\u{7F}FLAC", "Speex   "].contains { view.has($0, at: packet) } ? .ogg : nil
    }
}
