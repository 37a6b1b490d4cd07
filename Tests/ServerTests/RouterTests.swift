import FoundationEssentials
import HubbubCommands
import HubbubModel
import Hummingbird
import Logging
import NIOPosix
import Testing

@testable import HubbubServer

@Suite struct RouterTests {
    /// The first words of all routes; what is captured is none.
    private func words() async throws -> Set<String> {
        let settings = LiveServer.fresh
        defer { try? FileManager.default.removeItem(atPath: settings.data) }
        let forum = try Forum(
            settings,
            eventLoops: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test")
        )
        let routes = try Site(settings: settings, forum: forum).router().routes
        await forum.shutDown()
        let firsts = routes.compactMap { $0.path.description.split(separator: "/").first.map { String($0) } }
        return Set(firsts.filter { $0.first?.isLetter == true })
    }

    /// A hub named like a route of ours could never be reached.
    @Test func reservesEveryFirstWordOfItsRoutes() async throws {
        let words = try await words()
        #expect(words.isSuperset(of: ["api", "assets", "login", "search", "ws"]), "\(words)")
        for word in words where Slug(word) != nil {
            #expect(ReservedWords.slugs.contains(word), "\(word)")
        }
    }
}
