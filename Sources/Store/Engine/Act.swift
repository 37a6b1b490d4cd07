package import HubbubModel

/// Who acts, and the key that makes a retry act once.
package struct Act: Hashable, Sendable {
    /// nil: administration.
    package let member: MemberID?
    /// nil: the act is not guarded against repetition.
    package let key: String?
    /// Over everything the request asks for, so that another request under the same key is noticed.
    package let requestHash: [UInt8]

    package init(member: MemberID?, key: String?, requestHash: [UInt8]) {
        self.member = member
        self.key = key
        self.requestHash = requestHash
    }

    /// The operator at the machine, without a key.
    package static let administration = Act(member: nil, key: nil, requestHash: [])
}
