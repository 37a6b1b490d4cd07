package import NIOCore
import NIOPosix

/// Asks the process that serves the data.
package struct ControlClient: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// The server ended before it had answered.
    package struct Lost: Error {}

    /// Connects; nil where nobody listens, also when a dead server left its socket behind.
    package static func connect(to path: String, group: any EventLoopGroup) async -> ControlClient? {
        let channel = try? await ClientBootstrap(group: group)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return channel.map(ControlClient.init)
    }

    /// Asks one thing and closes; `hear` gets every report, the last one too.
    ///
    /// - Throws: ``Lost`` or what the socket throws.
    package func ask(_ request: ControlRequest, hear: (ControlReport) -> Void) async throws {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: request.line + [UInt8(ascii: "\n")]))
            var reader = LineReader()
            for try await var bytes in inbound {
                try reader.receive(&bytes)
                while let line = reader.next() {
                    guard let report = ControlReport(line: line) else { continue }
                    hear(report)
                    if report.isLast { return }
                }
            }
            throw Lost()
        }
    }
}
