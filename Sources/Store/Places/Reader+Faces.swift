package import HubbubModel

private let columns = "id, nick, name, is_bot, state"
private let faceByID = "SELECT \(columns) FROM member WHERE id = ?"
private let facesByID = "SELECT \(columns) FROM member WHERE id IN (SELECT value FROM json_each(?))"

extension Face {
    /// Stands for a member who is not there.
    static func unknown(_ id: MemberID) -> Face {
        Face(id: id, nick: "", name: "", isGone: true)
    }
}

extension Reader {
    /// What is shown of a member; a gone one when there is no such member.
    package func face(_ id: MemberID) throws -> Face {
        if let known = faceCache[id] { return known }
        let face = try sql.first(faceByID, id, read: Self.face) ?? .unknown(id)
        faceCache[id] = face
        return face
    }

    /// Faces of several members; every id has one.
    package func faces(_ ids: [MemberID]) throws -> [MemberID: Face] {
        let missing = Set(ids).filter { faceCache[$0] == nil }
        if missing.count == 1, let id = missing.first {
            _ = try face(id)
        } else if !missing.isEmpty {
            for face in try sql.rows(facesByID, idList(missing), read: Self.face) { faceCache[face.id] = face }
        }
        return Dictionary(ids.map { ($0, faceCache[$0] ?? .unknown($0)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func face(_ row: SQLRow) -> Face {
        let state = Member.State(rawValue: row.text(4))
        return Face(
            id: row.id(0),
            nick: row.text(1),
            name: row.text(2),
            isBot: row.bool(3),
            isUnclaimed: state == .unclaimed,
            isGone: state == .deleted
        )
    }
}
