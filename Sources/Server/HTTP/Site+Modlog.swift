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
                let sender = sender(request, context)
                guard let site = sender.site else { throw HTTPError(.badRequest) }
                return try await modlog(pages(sender, as: nil), request) { place, before in
                    let maker = pages(sender, as: nil)
                    return atom(try await maker.modlogFeed(place, site: site, before: before), sender, request)
                }
            }
            router.get(RouterPath("\(prefix)/modlog.json")) { request, context in
                try await json(request, context)
            }
        }
    }

    /// The same bytes for everyone: as a visitor sees it.
    private func json(_ request: Request, _ context: SiteContext) async throws -> Response {
        let maker = pages(sender(request, context), as: nil)
        return try await modlog(maker, request) { place, _ in
            let bytes = try await maker.modlogJSON(place)
            return .tagged(
                bytes,
                type: "application/json; charset=utf-8",
                tag: WebFolder.tag(bytes),
                for: request,
                vary: "Accept-Language"
            )
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
            let before = number(query, "before")
            if let now = try await maker.moved(place) {
                let ending = [".atom", ".json"].first { query.path.hasSuffix($0) } ?? ""
                let path = now.path + ending + (before.map { "?before=\($0)" } ?? "")
                return .redirect(path, status: .movedPermanently)
            }
            return try await make(place, before)
        } catch let refusal as PageRefusal {
            return try response(refusal, maker, request)
        }
    }
}
