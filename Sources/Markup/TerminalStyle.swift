/// How a terminal shows emphasis.
package enum TerminalStyle: Sendable {
    /// With escape sequences for weight and colour (ECMA-48 SGR).
    case colour
    /// With the marks as members type them.
    case plain
}
