/// How a terminal shows emphasis.
package enum TerminalStyle: Sendable {
    /// With escape sequences for weight and colour (ECMA-48 SGR).
    case colour
    /// The same, and links that can be clicked (OSC 8), for terminals that are known to show them.
    case linked
    /// With the marks as members type them.
    case plain
}
