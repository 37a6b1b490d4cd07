package import HubbubModel

/// One line of a hub's roster.
package struct RosterEntry: Hashable, Sendable {
    package let face: Face
    package let role: Role
    package let level: Level
}
