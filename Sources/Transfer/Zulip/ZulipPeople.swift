import HubbubModel
import HubbubStore

/// Who is who: the export's people as members here.
struct ZulipPeople: Sendable {
    /// By their id in the export.
    private(set) var faces: [Int64: Face] = [:]
    /// Where two bear one name, mentions go to the first.
    private(set) var byName: [String: Face] = [:]

    mutating func add(_ face: Face, id: Int64, name: String) {
        faces[id] = face
        if byName[name] == nil { byName[name] = face }
    }
}

/// One person of an export who is to become a member.
struct ZulipPerson: Sendable {
    let id: Int64
    let name: String
    let isBot: Bool

    /// Of all in the export those whom `isNeeded` names.
    static func all(in realm: ZulipRealm, where isNeeded: (Int64) -> Bool) -> [ZulipPerson] {
        let bots = (realm.crossRealm ?? []).map { ($0, true) }
        let people = (realm.people + (realm.mirrored ?? [])).map { ($0, $0.isBot ?? false) }
        var seen: Set<Int64> = []
        return (people + bots).compactMap { person, isBot in
            guard isNeeded(person.id), seen.insert(person.id).inserted else { return nil }
            let name = person.name ?? person.email.map { String($0.prefix { $0 != "@" }) } ?? ""
            return ZulipPerson(id: person.id, name: ImportText.line(name, Limits.displayNameCharacters), isBot: isBot)
        }
    }
}
