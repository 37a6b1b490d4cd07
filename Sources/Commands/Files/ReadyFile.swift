import HubbubFiles
import HubbubModel
import HubbubStore

/// What has arrived, looked at: its type, and a picture without what it tells.
struct ReadyFile: Sendable {
    let arrival: Arrival
    let hash: ContentHash
    private let type: FileType
    private let picture: Picture?

    /// Refuses `invalid` for a picture that is damaged, too large, or cannot be cleaned; `full`, `fault`.
    init(_ sent: Arrival, on shelf: Shelf) throws {
        let (type, picture, cleaned) = try sent.withBytes { bytes in
            let type = FileType(head: bytes)
            guard type.isPicture else { return (type, Picture?.none, sent) }
            let picture = try Self.picture(bytes, type)
            if picture.isUntouched(bytes.count) { return (type, picture, sent) }
            return (type, picture, try Self.written(picture, of: bytes, on: shelf))
        }
        guard let hash = cleaned.hash else { throw Refusal(.fault) }
        arrival = cleaned
        self.hash = hash
        self.type = type
        self.picture = picture
    }

    func file(of upload: Upload) -> NewFile {
        NewFile(
            owner: upload.order.member,
            name: upload.order.name.text,
            hash: hash,
            type: type.rawValue,
            bytes: arrival.bytes,
            width: picture.map { Int64($0.width) },
            height: picture.map { Int64($0.height) },
            sentBytes: upload.arrival.bytes
        )
    }

    private static func picture(_ bytes: UnsafeRawBufferPointer, _ type: FileType) throws(Refusal) -> Picture {
        do {
            return try Picture(bytes, type)
        } catch {
            let values = ["most": String(Picture.side)]
            throw switch error {
            case .damaged: Refusal(.invalid, field: "file", detail: "damaged")
            case .metadata: Refusal(.invalid, field: "file", detail: "metadata")
            case .pixels: Refusal(.invalid, field: "file", detail: "pixels", values: values)
            }
        }
    }

    private static func written(
        _ picture: Picture,
        of bytes: UnsafeRawBufferPointer,
        on shelf: Shelf
    ) throws -> Arrival {
        let arrival = try shelf.arrive(expecting: Int64(picture.pieces.bytes))
        for piece in picture.pieces {
            switch piece {
            case .copied(let part): try arrival.write(UnsafeRawBufferPointer(rebasing: bytes[part]))
            case .written(let own): try own.withUnsafeBytes { try arrival.write($0) }
            }
        }
        return arrival
    }
}
