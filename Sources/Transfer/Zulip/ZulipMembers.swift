import HubbubModel
import HubbubStore

/// Makes people into unclaimed members: a name to stand by what they wrote, which nobody has logged in as.
///
/// Their e-mail addresses are left behind. Nobody gave them to this community; and an account is handed over by an
/// operator with a one-time link (`member recover`), for which no address is needed.
struct ZulipMembers {
    /// Members made in one transaction.
    private static let batch = 200

    let source: String
    let store: Store

    func prepare(_ people: [ZulipPerson]) async throws -> ZulipPeople {
        var known = ZulipPeople()
        for start in stride(from: 0, to: people.count, by: Self.batch) {
            let part = Array(people[start..<min(start + Self.batch, people.count)])
            let source = source
            let faces = try await store.write { transaction in
                try part.map { try transaction.member(for: $0, source) }
            }
            for (person, face) in zip(part, faces) { known.add(face, id: person.id, name: person.name) }
        }
        return known
    }
}

extension Transaction {
    /// The member that a person became, now or before.
    fileprivate func member(for person: ZulipPerson, _ source: String) throws -> Face {
        if let id = try origin(source: source, kind: .member, foreign: String(person.id)) {
            return try face(MemberID(id))
        }
        for nick in ZulipNames.nicks(for: person.name, id: person.id) where try isNickFree(nick) {
            let member = try createMember(
                NewMember(nick: nick.text, name: person.name, state: .unclaimed, isBot: person.isBot)
            )
            try setOrigin(source: source, kind: .member, foreign: String(person.id), subject: member.id.rawValue)
            return Face(member)
        }
        throw Refusal(.taken, field: "nick", detail: "nick")
    }
}
