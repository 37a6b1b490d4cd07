/// The limits and habits of a connection; the defaults suit a server that trusts nobody.
package struct WebSocketSettings: Sendable {
    /// The longest message taken from the peer, counted after inflating, and so the longest frame.
    ///
    /// In bytes. 1 MiB is far above what a conversation needs and far below what hurts.
    package var messageBytes = 1 << 20

    /// How often the connection looks whether it has heard anything, and pings if not.
    ///
    /// Proxies commonly drop lines that are quiet for 30 to 60 seconds.
    package var pingInterval: Duration = .seconds(25)

    /// After how many silent intervals in a row the peer counts as dead: 75 seconds by default, so that two pings may
    /// be lost.
    package var silentIntervals = 3

    /// After how many intervals an unfinished message counts as stalled: a peer that sends a byte in ten seconds must
    /// not hold its buffer for ever.
    package var messageIntervals = 3

    /// What a dead peer is closed with, in case it hears after all.
    package var deadPeerCode = CloseCode.goingAway

    /// What the peer is told when the server stops accepting and asks its connections to end.
    package var quiesceCode = CloseCode.goingAway

    /// How long the peer may take to answer a close frame, or to read it, before the line is cut.
    package var closeTimeout: Duration = .seconds(5)

    /// How long a fresh connection may take to ask for the upgrade or for a page: nobody needs longer for one request
    /// head.
    package var handshakeTimeout: Duration = .seconds(10)

    /// How many bytes may wait for a peer before nothing more is read from it: whoever does not read its answers asks
    /// for no more of them.
    ///
    /// In bytes.
    package var readPauseBytes = 256 << 10

    /// Whether permessage-deflate (RFC 7692) is accepted as a server and offered as a client.
    package var deflates = true

    /// The masks of a client's frames (RFC 6455, 5.3): must not be foreseeable for whoever chooses the payload.
    package var mask: @Sendable () -> UInt32 = { UInt32.random(in: .min ... .max) }

    package init() {}
}
