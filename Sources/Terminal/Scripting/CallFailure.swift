/// Why a call has no answer.
enum CallFailure: Error {
    /// The server said no.
    case refused(ClientRefusal)
    /// There is no connection, or no valid login, or the call made no sense.
    case complaint(Complaint)
}
