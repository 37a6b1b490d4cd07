import Hummingbird
import NIOCore

/// What accompanies one request on its way through the routes.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, for its address and for ending it when a body takes too long.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
