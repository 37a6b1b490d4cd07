import HTTPTypes
import HubbubCommands
import HubbubModel
import HubbubStore
import Hummingbird

/// Feeds of open places: docs/PROTOCOL.md, section 15.
///
/// The same bytes for everyone, members too: as a visitor reads.
extension Site {
    /// A feed, or a redirect to where it is now.
    func feed(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sender = sender(request, context)
        let maker = pages(sender, as: nil)
        let query = query(request)
        guard let place = FeedPlace(query.parts) else { throw HTTPError(.notFound) }
        guard let site = sender.site else { throw HTTPError(.badRequest) }
        let before = query.values["before"].flatMap { MessageMoment($0) }
        let found: Feed
        do throws(Refusal) {
            found = try await forum.feed(
                place.address,
                before: before ?? .end,
                limit: PageMaker.feedLength,
                from: origin(sender, isBrowser: true)
            )
        } catch {
            return try response(PageRefusal(error, sender.language), maker, request)
        }
        guard found.address == place.address else {
            let path = FeedPlace(found.address).path + (before.map { "?before=\($0.text)" } ?? "")
            return .redirect(path, status: found.isSettled ? .movedPermanently : .found)
        }
        return atom(maker.atom(found, site: site, before: before?.text), sender, request)
    }

    /// A feed's document, with all that asking for it again cheaply takes.
    func atom(_ feed: AtomFeed, _ sender: Sender, _ request: Request) -> Response {
        let bytes = feed.bytes
        let tag = WebFolder.tag(bytes)
        let now = forum.surroundings.configuration.now()
        let changed = lastChanges.time(of: tag, at: "\(sender.language) \(feed.address)", now: now)
        let date = changed <= now ? changed.httpDate : nil
        var response = Response.tagged(
            bytes,
            type: "\(AtomFeed.type); charset=utf-8",
            tag: tag,
            for: request,
            vary: "Accept-Language"
        )
        // Equal, not later: after something was taken away the time is another one too.
        if request.headers[.ifNoneMatch] == nil, let date, request.headers[.ifModifiedSince] == date {
            let kept = response.headers
            response = Response(status: .notModified, headers: kept)
            response.headers[.contentType] = nil
        }
        response.headers[.lastModified] = date
        return response
    }
}
