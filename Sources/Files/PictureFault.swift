/// Why a picture is not taken.
package enum PictureFault: String, Error, Sendable {
    /// It is not built as its begin promises.
    case damaged
    /// It tells more than it shows, in a way that cannot be cut out of it.
    case metadata
    /// Larger than `Picture.side` or `Picture.pixels`.
    case pixels
}
