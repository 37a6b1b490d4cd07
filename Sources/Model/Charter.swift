/// A hub's rules, numbered from 1, versioned.
package struct Charter: Hashable, Sendable {
    package let hub: HubID
    package let version: Int64
    package let at: Time
    package let preamble: String
    package let rules: [String]

    package init(hub: HubID, version: Int64, at: Time, preamble: String, rules: [String]) {
        self.hub = hub
        self.version = version
        self.at = at
        self.preamble = preamble
        self.rules = rules
    }
}
