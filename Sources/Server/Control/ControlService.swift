import HubbubModel
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens on `DATA/control` while the server runs, so that the administration works on living data.
///
/// One request a connection, one line; answered by lines until ``ControlReport/isLast``. Whoever can open the socket (0600, in
/// a folder of 0700) is the operator of the machine.
struct ControlService: Service {
    let path: String
    let group: any EventLoopGroup
    let logger: Logger
    /// Does what is asked and reports as it goes; the last report is made of how it ended.
    let answer: @Sendable (ControlRequest, @escaping @Sendable (ControlReport) -> Void) async throws -> Void
    /// The sentence for an error of ``answer``.
    let sentence: @Sendable (any Error) -> String

    func run() async throws {
        // Whoever runs this holds the data's lock, so what is there already is left over from one that died.
        Permissions.remove(path)
        let listener = try await ServerBootstrap(group: group)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try Permissions.restrict(path)
        defer { Permissions.remove(path) }
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                try await listener.executeThenClose { connections in
                    for try await connection in connections {
                        group.addTask { await converse(connection) }
                    }
                }
            }
        } onGracefulShutdown: {
            listener.channel.close(promise: nil)
        }
    }

    private func converse(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                guard let line = try await firstLine(inbound) else { return }
                let (reports, continuation) = AsyncStream.makeStream(of: ControlReport.self)
                async let work: Void = perform(line, continuation)
                for await report in reports { try await outbound.write(buffer(report)) }
                await work
            }
        } catch {
            logger.debug("control connection ended", metadata: ["error": "\(error)"])
        }
    }

    private func firstLine(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> [UInt8]? {
        var reader = LineReader()
        for try await var bytes in inbound {
            try reader.receive(&bytes)
            if let line = reader.next() { return line }
        }
        return nil
    }

    /// Does what a line asks; the last report says how it ended.
    private func perform(_ line: [UInt8], _ reports: AsyncStream<ControlReport>.Continuation) async {
        defer { reports.finish() }
        do {
            try await answer(try ControlRequest(line: line)) { reports.yield($0) }
            reports.yield(.done)
        } catch {
            reports.yield(.refused(sentence(error)))
        }
    }

    private func buffer(_ report: ControlReport) -> ByteBuffer {
        ByteBuffer(bytes: report.line + [UInt8(ascii: "\n")])
    }
}
