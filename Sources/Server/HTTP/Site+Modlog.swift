import HTTPTypes
import HubbubModel
import HubbubWire
import Hummingbird
import NIOCore

/// Moderation logs, for everyone: a page without scripts, an Atom feed, JSON.
///
/// The community's at `/modlog`, a hub's at `/HUB/modlog`.
extension Site {
    func addModlogs(to router: Router<SiteContext>) {
        for prefix in ["", "/:hub"] {
            router.get(RouterPath("\(prefix)/modlog")) { request, context in
                let sender = sender(request, context)
                let maker = pages(sender, as: try await member(sender))
                return try await modlog(maker, request) { place, before in
                    try response(try await maker.modlog(place, before: before), for: request)
                }
            }
            router.get(RouterPath("\(prefix)/modlog.atom")) { request, context in
                try await feed(request, context, type: "application/atom+xml; charset=utf-8") { maker, place in
                    try await maker.modlogFeed(place)
                }
            }
            router.get(RouterPath("\(prefix)/modlog.json")) { request, context in
                try await feed(request, context, type: "application/json; charset=utf-8") { maker, place in
                    try await maker.modlogJSON(place)
                }
            }
        }
    }

    /// The same bytes for everyone: as a visitor sees it.
    private func feed(
        _ request: Request,
        _ context: SiteContext,
        type: String,
        make: (PageMaker, LogPlace) async throws -> [UInt8]
    ) async throws -> Response {
        let maker = pages(sender(request, context), as: nil)
        return try await modlog(maker, request) { place, _ in
            let bytes = try await make(maker, place)
            return .tagged(bytes, type: type, tag: WebFolder.tag(bytes), for: request, vary: "Accept-Language")
        }
    }

    private func modlog(
        _ maker: PageMaker,
        _ request: Request,
        make: (LogPlace, Int64?) async throws -> Response
    ) async throws -> Response {
        let query = query(request)
        do {
            guard let place = LogPlace(query.parts) else { throw HTTPError(.notFound) }
            return try await make(place, number(query, "before"))
        } catch let refusal as PageRefusal {
            return try response(refusal, maker, request)
        }
    }
}
