/// What the program tells its caller.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Something was refused.
    case refused = 1
    case usage = 2
    /// No connection, or no valid login.
    case noConnection = 3
}
