import HubbubModel

/// What the writer keeps from one transaction to the next; a rolled back one leaves it as it was.
struct Memory: Sendable {
    /// Faces kept at once: more members than ever talk in an hour.
    static let facesKept = 4_096

    var ledger: Ledger
    var faces: [MemberID: Face] = [:]

    init(ledger: Ledger) {
        self.ledger = ledger
    }
}
