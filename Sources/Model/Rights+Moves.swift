/// Where a thread can be read: the hub of a channel that has or lists it, and when it was begun.
package struct ThreadReach: Sendable {
    package let hub: Hub
    package let begunAt: Time

    package init(hub: Hub, begunAt: Time) {
        self.hub = hub
        self.begunAt = begunAt
    }
}

/// What may be moved where: never to where someone reads it who could not before.
extension Rights {
    package static func isWider(_ target: ThreadReach, than home: ThreadReach) -> Bool {
        let outsiders = readByOutsiders(home)
        return (readByVisitors(target) && !readByVisitors(home)) || (readByOutsiders(target) && !outsiders)
            || (target.hub.id != home.hub.id && !outsiders)
    }

    private static func readByVisitors(_ reach: ThreadReach) -> Bool {
        reach.hub.visibility == .public && reach.begunAt >= reach.hub.openFrom
    }

    /// Members of the community who are not in the hub.
    private static func readByOutsiders(_ reach: ThreadReach) -> Bool {
        reach.hub.visibility != .private && reach.begunAt >= reach.hub.communityFrom
    }
}
