/// What both ends agreed on about permessage-deflate (RFC 7692).
///
/// Both directions are without context takeover, always: that way one compressed frame fits every receiver, and no
/// connection keeps a window.
struct Compression: Equatable, Sendable {
    /// Whether this end may compress: not where the peer asked for a smaller window than zlib's full one, of which
    /// shared frames make use.
    let compresses: Bool

    /// The extension line of the answer or, as a client, of the offer.
    let header: String

    static let offer = Self(
        compresses: true,
        header: "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
    )
}
