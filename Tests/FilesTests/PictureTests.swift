import Testing

@testable import HubbubFiles

extension [UInt8] {
    func picture(_ type: FileType) throws -> Picture {
        try withUnsafeBytes { try Picture($0, type) }
    }

    /// What is stored of it.
    func cleaned(_ type: FileType) throws -> [UInt8] {
        try picture(type).pieces.flatMap { piece in
            switch piece {
            case .copied(let part): Array(self[part])
            case .written(let bytes): bytes
            }
        }
    }

    func holds(_ part: [UInt8]) -> Bool {
        guard count >= part.count else { return false }
        return (0...count - part.count).contains { self[$0...].starts(with: part) }
    }

    var holdsTheSecret: Bool { holds(Array(Pictures.secret.utf8.prefix(6))) }
}

@Suite("Pictures") struct PictureTests {
    private static let whole: [(FileType, [UInt8])] = [
        (.jpeg, Pictures.jpeg()), (.png, Pictures.png()), (.gif, Pictures.gif()), (.webp, Pictures.webp()),
    ]

    @Test(arguments: whole) func tellNothingBesideThemselves(type: FileType, bytes: [UInt8]) throws {
        #expect(bytes.holdsTheSecret)
        let cleaned = try bytes.cleaned(type)
        #expect(!cleaned.holdsTheSecret)
        let picture = try bytes.picture(type)
        #expect((picture.width, picture.height) == (4, 3))
        #expect(cleaned.withUnsafeBytes { FileType(head: $0) } == type)
        #expect(picture.pieces.bytes == cleaned.count)
    }

    /// Cleaning what is clean changes nothing: the same picture has one hash, however often it comes back.
    @Test(arguments: whole) func areTheSameWhenTheyComeBack(type: FileType, bytes: [UInt8]) throws {
        let once = try bytes.cleaned(type)
        #expect(try once.cleaned(type) == once)
    }

    @Test func keepWhatDraws() throws {
        let jpeg = try Pictures.jpeg().cleaned(.jpeg)
        #expect(jpeg.holds(Pictures.jpegBody(width: 4, height: 3) + [0xFF, 0xD9]))
        #expect(jpeg.holds(Pictures.profile) && jpeg.holds(Pictures.adobe))
        let png = try Pictures.png().cleaned(.png)
        #expect(png.holds(Pictures.chunk("gAMA", [0, 0, 0, 9]) + Pictures.chunk("IDAT", [7, 7])))
        #expect(png.holds(Pictures.chunk("IDAT", [8, 8]) + Pictures.chunk("IEND", [])))
        let gif = try Pictures.gif().cleaned(.gif)
        #expect(gif.holds(Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]) && gif.last == 0x3B)
        let webp = try Pictures.webp().cleaned(.webp)
        #expect(webp.holds(Pictures.riff("ICCP", [5])) && webp.holds(Pictures.riff("VP8L", [0x2F, 3, 3])))
        #expect(webp[4...].starts(with: Pictures.little32(webp.count - 8)))
        #expect(webp[20] == 0, "no flag of EXIF or XMP is left")
    }

    @Test(arguments: [1, 3, 6, 8]) func keepHowTheyAreTurned(orientation: Int) throws {
        let all: [(FileType, [UInt8])] = [
            (.jpeg, Pictures.jpeg(orientation: orientation)),
            (.jpeg, Pictures.jpeg(orientation: orientation, isLittle: true)),
            (.png, Pictures.png(orientation: orientation)), (.webp, Pictures.webp(orientation: orientation)),
        ]
        for (type, bytes) in all {
            let picture = try bytes.picture(type)
            #expect(picture.width == (orientation >= 5 ? 3 : 4), "\(type)")
            let cleaned = try bytes.cleaned(type)
            #expect(!cleaned.holdsTheSecret)
            let mark: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation)]
            #expect(cleaned.holds(mark) == (orientation != 1), "\(type)")
            let again = try cleaned.picture(type)
            #expect((again.width, again.height) == (picture.width, picture.height))
        }
    }

    @Test func refusesWhatCannotBeCutOut() throws {
        #expect(try Pictures.avif().picture(.avif).isUntouched(Pictures.avif().count))
        #expect(try Pictures.avif(turn: 1).picture(.avif).width == 3)
        for item in ["Exif", "mime", "uri ", "xyzw"] {
            #expect(throws: PictureFault.metadata) { try Pictures.avif(item: item).picture(.avif) }
        }
        #expect(throws: PictureFault.metadata) {
            try (Pictures.avif() + Pictures.box("uuid", Array(Pictures.secret.utf8))).picture(.avif)
        }
        #expect(throws: PictureFault.metadata) {
            try (Pictures.avif() + Pictures.box("free", Array(Pictures.secret.utf8))).picture(.avif)
        }
        #expect(throws: PictureFault.damaged) {
            try (Pictures.avif() + Array(Pictures.secret.utf8)).picture(.avif)
        }
        #expect(throws: PictureFault.metadata) { try Pictures.avif().picture(.heic) }
    }

    @Test func refusesWhatIsTooLargeWithoutDrawingIt() {
        #expect(throws: PictureFault.pixels) { try Pictures.png(width: 16_385, height: 1).picture(.png) }
        #expect(throws: PictureFault.pixels) { try Pictures.png(width: 16_000, height: 16_000).picture(.png) }
        #expect(throws: PictureFault.damaged) { try Pictures.png(width: 0, height: 1).picture(.png) }
        #expect(throws: PictureFault.damaged) { try Pictures.png(width: 0xFFFF_FFFF, height: 1).picture(.png) }
        #expect(throws: PictureFault.pixels) { try Pictures.jpeg(width: 65_535, height: 9).picture(.jpeg) }
    }

    /// A picture that is cut off anywhere, or has any one byte changed, is read or refused: it never stops the program,
    /// and what is written never reaches beyond what came.
    @Test(arguments: whole + [(.avif, Pictures.avif())])
    func standsWhateverIsDoneToIt(type: FileType, bytes: [UInt8]) throws {
        for count in 0..<bytes.count { _ = try? Array(bytes.prefix(count)).cleaned(type) }
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = value
                _ = try? changed.cleaned(type)
            }
        }
        #expect(throws: PictureFault.self) { try [UInt8]().picture(type) }
    }

    @Test func refusesWhatOnlyBeginsLikeAPicture() {
        #expect(throws: PictureFault.damaged) { try [0xFF, 0xD8, 0xFF, 0xD9].picture(.jpeg) }
        #expect(throws: PictureFault.damaged) { try (Pictures.pngSignature + Array("<script>".utf8)).picture(.png) }
        #expect(throws: PictureFault.damaged) { try Array("GIF89a/*<script>*/".utf8).picture(.gif) }
    }

    /// Chunk after chunk that is kept and dropped in turn: bounded, whatever was sent.
    @Test func boundsHowManyPartsItHas() {
        let two = Pictures.chunk("IDAT", []) + Pictures.chunk("tEXt", [])
        var bytes = Pictures.pngSignature + Pictures.chunk("IHDR", Pictures.header(4, 3))
        for _ in 0..<Picture.parts { bytes += two }
        #expect(throws: PictureFault.damaged) { try bytes.picture(.png) }
    }

    /// The check value of the standard's own polynomial.
    @Test func sumsAsTheStandardDoes() {
        #expect(PNG.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(PNG.checksum(Array("IEND".utf8)) == 0xAE42_6082)
    }
}
