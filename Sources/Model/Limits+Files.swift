extension Limits {
    /// A line of pictures; more belongs in several messages.
    package static let filesPerMessage = 10
    /// A paragraph on what a picture shows.
    package static let altCharacters = 1_000
    /// A hub's picture comes with every page that names the hub.
    package static let hubImageBytes: Int64 = 1_048_576
    /// It is shown small; and decoded it costs every reader four bytes a pixel.
    package static let hubImageSide: Int64 = 2_048
    /// What a client calls a file, before it is cleaned: as long as file systems take, escaped.
    package static let rawNameBytes = 1_024
    /// Uploads of a member that no message shows: four messages full.
    package static let waitingUploads: Int64 = 40
    /// An upload that no message names is gone then.
    package static let waitingUploadLife = Duration.seconds(86_400)
    /// Uploads of a member at once: as many as a browser sends side by side.
    package static let uploadsAtOnce = 4
    /// And of all: each holds a file and a buffer.
    package static let uploadsAtOnceOfAll = 64
}
