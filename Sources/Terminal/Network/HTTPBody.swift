/// What a request sends.
enum HTTPBody: Sendable {
    /// JSON; nothing where it is empty.
    case json([UInt8])
    /// So many bytes of an open file; `progress` is told how many have gone, on the connection's event loop.
    case file(Int32, bytes: Int64, progress: @Sendable (Int64) -> Void)

    var length: Int64 {
        switch self {
        case .json(let bytes): Int64(bytes.count)
        case .file(_, let bytes, _): bytes
        }
    }

    var type: String {
        switch self {
        case .json: "application/json"
        case .file: "application/octet-stream"
        }
    }
}
