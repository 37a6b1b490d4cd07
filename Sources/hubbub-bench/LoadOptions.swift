import ArgumentParser
import Foundation
import NIOCore
import NIOPosix

/// What every measure of a whole server takes.
struct LoadOptions: ParsableArguments {
    @Option(help: "The server's program; hubbubd beside this one by default.")
    var server: String?

    @Option(help: "Threads that play the members: the server needs the rest of the processors.")
    var threads = 1

    @Flag(help: "Offer permessage-deflate, as browsers do; what the members then inflate slows this machine too.")
    var compress = false

    var program: String {
        server
            ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("hubbubd").path
    }

    /// Prepares a stage in a directory of its own, starts the server over it, takes the measure, and removes all.
    func run(
        players: Int,
        hubs: Int = 1,
        messages: Int = 0,
        _ measure: (Troupe, ServerProcess) async throws -> Figures
    ) async throws {
        try OpenFiles.raiseLimit(for: players)
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-bench-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let stage = try await Stage.build(in: directory, players: players, hubs: hubs, messages: messages)
        let server = try await ServerProcess(program: program, directory: directory)
        defer { server.stop() }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let troupe = Troupe(stage: stage, port: server.port, group: group, deflates: compress)
        let figures = try await measure(troupe, server)
        troupe.leave()
        try await group.shutdownGracefully()
        figures.show()
    }
}
