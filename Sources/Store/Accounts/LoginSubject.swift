import Crypto

/// Whose tries are counted, hashed: a leaked database does not tell who came from where at a glance.
struct LoginSubject {
    enum Scope: String {
        case account
        case address
        case pair
    }

    let account: [UInt8]
    let address: [UInt8]
    let pair: [UInt8]

    init(account: String, address: String) {
        let network = Self.network(address)
        self.account = Self.hash("account", account)
        self.address = Self.hash("address", network)
        pair = Self.hash("pair", account + "\u{0}" + network)
    }

    /// An IPv4 address as it is; of an IPv6 address the first 64 bits, since a household has all of the rest.
    private static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let bare = address.prefix { $0 != "%" }.lowercased()
        if bare.hasPrefix("::ffff:"), bare.contains(".") { return String(bare.dropFirst(7)) }
        let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.split(separator: ":")
        }
        let head = halves[0]
        let tail = halves.count > 1 ? halves[1] : []
        let groups = head + Array(repeating: "0", count: max(0, 8 - head.count - tail.count)) + tail
        return groups.prefix(4).map { $0.drop { $0 == "0" } }.joined(separator: ":")
    }

    private static func hash(_ scope: String, _ text: String) -> [UInt8] {
        Array(SHA256.hash(data: Array((scope + "\u{0}" + text).utf8)).prefix(16))
    }
}
