extension Compression {
    /// What a server answers to a client's offers, best first: the first that it understands wholly (RFC 7692, 5.1).
    static func accept(_ lines: [String]) -> Self? {
        lines.lazy.flatMap(ExtensionOffer.parse).compactMap(Self.init(accepting:)).first
    }

    /// What a client makes of the server's answer.
    ///
    /// - Returns: nil when the server declined.
    /// - Throws: `ConnectFault.extensions` when it answered what was not offered.
    static func confirm(_ lines: [String]) throws(ConnectFault) -> Self? {
        let answers = lines.flatMap(ExtensionOffer.parse)
        guard let answer = answers.first else { return nil }
        let names = answer.parameters.map(\.name)
        guard answers.count == 1, answer.name == "permessage-deflate",
            names.contains("server_no_context_takeover"), Set(names).count == names.count,
            names.allSatisfy(["server_no_context_takeover", "client_no_context_takeover"].contains)
        else { throw .extensions }
        return .offer
    }

    private init?(accepting offer: ExtensionOffer) {
        guard offer.name == "permessage-deflate" else { return nil }
        var seen: Set<String> = []
        var header = Self.offer.header
        var compresses = true
        for parameter in offer.parameters {
            guard seen.insert(parameter.name).inserted else { return nil }
            switch (parameter.name, parameter.value) {
            case ("server_no_context_takeover", nil), ("client_no_context_takeover", nil),
                ("client_max_window_bits", nil):
                break
            case ("client_max_window_bits", let value?):
                guard Self.windowBits.contains(value) else { return nil }
            case ("server_max_window_bits", let value?):
                guard Self.windowBits.contains(value) else { return nil }
                compresses = value == "15"
                header += "; server_max_window_bits=\(value)"
            default:
                return nil
            }
        }
        self.init(compresses: compresses, header: header)
    }

    /// The window sizes that may be asked for, as they must be spelled (RFC 7692, 7.1.2).
    private static let windowBits: Set<String> = ["8", "9", "10", "11", "12", "13", "14", "15"]
}
