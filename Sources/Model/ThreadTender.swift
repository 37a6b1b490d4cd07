/// Who resolved, reopened or titled a thread, as all its readers may know it: who moderates acts by their role, not by
/// their name.
package enum ThreadTender: Int64, Sendable {
    /// Who began it, whatever their role.
    case starter = 1
    case moderator = 2

    /// As the protocol has it.
    package var word: String {
        switch self {
        case .starter: "starter"
        case .moderator: "moderator"
        }
    }
}
