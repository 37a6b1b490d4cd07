import HubbubModel

/// A query made ready for one asker: what FTS5 is asked, and what is checked on each row it gives.
struct SearchPlan {
    /// In FTS5's query language; nil when nothing can be found.
    let expression: String?
    /// Rows from here on.
    private(set) var lowest: Int64 = 0
    /// Rows before it.
    private(set) var highest: Int64 = .max
    /// What the threads must be: resolved or open.
    private(set) var isResolved: Bool?
    private(set) var wantsUnread = false
    private(set) var wantsMentions = false
    /// Whether words are looked for: then the index has the shortest list.
    let hasWords: Bool
    /// Whether nothing is wanted of the index but what the asker may read, which each row is checked for again.
    let isOwnAlone: Bool
    let scope: SearchScope

    /// Refuses `notFound` for a place that does not exist or may not be read, `needsLogin` where a visitor asks for the
    /// own.
    init(_ query: SearchQuery, _ scope: SearchScope, _ reader: Reader) throws {
        self.scope = scope
        var builder = SearchExpression(scope)
        for term in query.terms { builder.add(term) }
        for found in query.operators {
            switch found {
            case .from(let nick, let isExcluded):
                let author = try reader.member(nick: nick.text)?.id ?? .none
                builder.add(column: "author", SearchRow.token(author), isExcluded: isExcluded)
            case .fromMe(let isExcluded):
                builder.add(column: "author", try Self.own(scope), isExcluded: isExcluded)
            case .state(.mine): builder.add(column: "author", try Self.own(scope), isExcluded: false)
            case .place(let hub, let topic, let isExcluded):
                let token = try Self.token(hub, topic, scope, reader)
                builder.add(column: "scope", token, isExcluded: isExcluded)
            case .before(let time): highest = min(highest, SearchRow.first(at: time))
            case .after(let time): lowest = max(lowest, SearchRow.first(at: time))
            case .has(let flag, let isExcluded):
                builder.add(column: "flags", flag.rawValue, isExcluded: isExcluded)
            case .language(let token, let isExcluded):
                builder.add(column: "flags", token, isExcluded: isExcluded)
            case .state(.root): builder.add(column: "flags", SearchRow.Flag.root.rawValue, isExcluded: false)
            case .state(.resolved): isResolved = true
            case .state(.open): isResolved = false
            case .state(.unread):
                _ = try Self.own(scope)
                wantsUnread = true
            case .state(.mentioned):
                _ = try Self.own(scope)
                wantsMentions = true
            }
        }
        expression = scope.isEmpty ? nil : builder.text
        hasWords = query.terms.contains { !$0.isExcluded }
        isOwnAlone = builder.isScopeAlone
    }

    /// The nicks that a message means the asker by, as written then, where their mentions are wanted.
    func mentions(in message: Message) -> [SearchTerm] {
        guard wantsMentions else { return [] }
        return message.mentions.filter { $0.member == scope.member }
            .map { SearchTerm(typed: $0.nick, isPhrase: true, isExcluded: false) }
    }

    /// Whether every row that the expression finds is one the asker may see and wants, so that rows can be counted in
    /// the index alone.
    ///
    /// The rows are of live messages, and their scope tokens say hub and channel; what a thread is (when it began, whether it is
    /// resolved), what was read and who is mentioned stand elsewhere.
    var isDecidedByIndex: Bool {
        isResolved == nil && !wantsUnread && !wantsMentions && scope.hubs.values.allSatisfy { $0.ms <= 0 }
    }

    /// Whether the asker may see the row, and wants its thread.
    ///
    /// The index has answered for the hubs already; a row is checked again, so that no fault of the index can show what
    /// may not be read.
    func admits(_ hit: SearchHit) -> Bool {
        if let hub = hit.hub {
            guard let from = scope.hubs[hub], hit.threadBegun >= from else { return false }
        } else if !scope.conversations.contains(hit.channel) {
            return false
        }
        return isResolved == nil || isResolved == hit.isResolved
    }

    private static func own(_ scope: SearchScope) throws -> String {
        guard let me = scope.member else { throw Refusal(.needsLogin) }
        return SearchRow.token(me)
    }

    /// The scope token of a place that the asker may read.
    private static func token(_ slug: Slug, _ topic: Slug?, _ scope: SearchScope, _ reader: Reader) throws -> String {
        let refusal = Refusal(.notFound, field: "query")
        guard let hub = try reader.hub(slug: slug)?.hub, scope.hubs[hub.id] != nil else { throw refusal }
        guard let topic else { return SearchRow.token(hub.id) }
        guard let channel = try reader.channel(hub: hub.id, slug: topic)?.channel else { throw refusal }
        return SearchRow.token(channel.id)
    }
}
