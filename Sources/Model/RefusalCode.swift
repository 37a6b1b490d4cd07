/// Why an expected "no" was said.
///
/// docs/PROTOCOL.md section 9 says when each is given.
package enum RefusalCode: String, CaseIterable, Sendable {
    case badRequest = "bad_request"
    case missing
    case invalid
    case empty
    case tooLong = "too_long"
    case unknownCommand = "unknown_command"
    case usage
    case wrongKind = "wrong_kind"
    case notFound = "not_found"
    case needsLogin = "needs_login"
    case wrongLogin = "wrong_login"
    case forbidden
    case origin
    case notJoined = "not_joined"
    case locked
    case archived
    case muted
    case banned
    case newcomer
    case limited
    case taken
    case reserved
    case conflict
    case already
    case tooLate = "too_late"
    case wider
    case superseded
    case noUndo = "no_undo"
    case slow
    case higher
    case lastSteward = "last_steward"
    case invite
    case pending
    case closed
    case keyReused = "key_reused"
    case unsure
    case busy
    case full
    case fault
    case version

    /// The status that goes with it over HTTP.
    package var httpStatus: Int {
        switch self {
        case .badRequest, .missing, .invalid, .empty, .tooLong, .usage, .wrongKind, .version: 400
        case .needsLogin, .wrongLogin: 401
        case .forbidden, .origin, .notJoined, .muted, .banned, .closed, .higher: 403
        case .unknownCommand, .notFound, .invite: 404
        case .locked, .archived, .taken, .reserved, .conflict, .already, .tooLate, .wider, .lastSteward, .superseded,
            .noUndo, .pending,
            .keyReused:
            409
        case .newcomer, .limited, .slow: 429
        case .unsure, .busy: 503
        case .full: 507
        case .fault: 500
        }
    }
}
