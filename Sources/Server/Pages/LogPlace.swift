import HubbubModel
import HubbubWire

/// Whose moderation log an address names: a hub's, or the community's.
struct LogPlace: Hashable, Sendable {
    /// nil: the community's.
    let hub: Slug?

    init(hub: Slug?) {
        self.hub = hub
    }

    /// Reads the parts of a path: `modlog`, or `HUB/modlog`, each also with `.atom` and `.json`.
    init?(_ parts: [String]) {
        guard parts.count == 2 else {
            hub = nil
            return
        }
        guard let slug = Slug(parts[0]) else { return nil }
        hub = slug
    }

    var path: String { hub.map { "/\($0)/modlog" } ?? "/modlog" }

    /// As commands take it.
    var fields: [(String, JSON)] {
        hub.map { [("hub", .string("#\($0)"))] } ?? [("everywhere", .bool(true))]
    }
}
