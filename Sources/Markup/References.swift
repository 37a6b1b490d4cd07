/// What names and addresses inside a text lead to: the caller knows, the markup asks.
///
/// Both functions are asked in text only, never in code or links. What they answer depends on the reader's audience,
/// not on the writer: an address of a private hub must be answered the same whether the hub exists or not, since the
/// link would tell.
package struct References {
    /// The nick of the member meant by what stands after `@`, or nil when there is none.
    package var member: (_ typed: String) -> String?

    /// The path for an address without its `#`, as `berlin/coworking/42`, or nil when it is plain text.
    ///
    /// The answer must begin with `/`; anything else is ignored.
    package var path: (_ address: String) -> String?

    package init(
        member: @escaping (_ typed: String) -> String?,
        path: @escaping (_ address: String) -> String?
    ) {
        self.member = member
        self.path = path
    }

    /// The members in `nicks` by the name as typed, and every hub in `hubs`.
    package init(nicks: [String: String], hubs: Set<String> = []) {
        self.init(
            member: { nicks[$0] },
            path: { address in
                let hub = address.prefix { $0 != "/" }
                return hubs.contains(String(hub)) ? "/" + address : nil
            }
        )
    }

    /// Nobody and nowhere: `@ana` and `#berlin` stay text.
    package static var none: References { References(member: { _ in nil }, path: { _ in nil }) }
}
