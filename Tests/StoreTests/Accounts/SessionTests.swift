import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct SessionTests {
    @Test func readsOnlyWhatCanBeAToken() {
        let token = Token(random: randomBytes)
        #expect(Token(token.text) == token && token.hash.count == 32 && !"\(token)".contains(token.text))
        #expect(Token(token.text + "A") == nil && Token("") == nil && Token(String(repeating: "é", count: 43)) == nil)
        #expect(InviteCode(InviteCode(random: randomBytes).text) != nil)
        #expect(Token(random: { [UInt8](repeating: 0xFF, count: $0) }).text == String(repeating: "_", count: 42) + "8")
    }

    @Test func findsTheMemberOfALiveSession() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let token = Token(random: randomBytes)
        let session = try await commons.write {
            try $0.createSession(
                for: ana.id,
                tokenHash: token.hash,
                kind: .browser,
                client: "Firefox\n\(String(repeating: "x", count: 100))"
            )
        }
        #expect(session.client.count == 64)
        let found = try #require(try commons.read { try $0.session(tokenHash: token.hash) })
        #expect(found.session == session && found.member.id == ana.id)
        #expect(try commons.read { try $0.session(tokenHash: Token(random: randomBytes).hash) } == nil)
    }

    @Test func endsSessionsUnusedForNinetyDays() async throws {
        let commons = try Commons()
        let (ana, token) = (try await commons.member("ana"), Token(random: randomBytes))
        let session = try await commons.write {
            try $0.createSession(for: ana.id, tokenHash: token.hash, kind: .bearer, client: "script")
        }
        commons.clock.pass(.seconds(89 * 86_400))
        #expect(try commons.read { $0.needsTouch(session) })
        try await commons.write { try $0.touch(session.id) }
        commons.clock.pass(.seconds(89 * 86_400))
        let found = try #require(try commons.read { try $0.session(tokenHash: token.hash) })
        commons.clock.pass(.seconds(2 * 86_400))
        #expect(try commons.read { try $0.session(tokenHash: token.hash) } == nil)
        #expect(try commons.read { try $0.sessions(of: ana.id) }.isEmpty)
        #expect(found.session.usedAt > session.usedAt)
    }

    @Test func letsNobodyInWithTheTokenOfAnEndedLogin() async throws {
        let commons = try Commons()
        let (ana, token) = (try await commons.member("ana"), Token(random: randomBytes))
        try await commons.write { transaction in
            let session = try transaction.createSession(
                for: ana.id,
                tokenHash: token.hash,
                kind: .browser,
                client: ""
            )
            try transaction.endSession(session.id, of: ana.id)
        }
        #expect(try commons.read { try $0.session(tokenHash: token.hash) } == nil)
    }

    /// Whoever had got into the account is out of it.
    @Test func endsAllLoginsOfAnAccountThatIsTakenOver() async throws {
        let commons = try Commons()
        let (ana, token) = (try await commons.member("ana"), Token(random: randomBytes))
        try await commons.write { transaction in
            _ = try transaction.createSession(for: ana.id, tokenHash: token.hash, kind: .browser, client: "")
            _ = try transaction.takeOver(ana.id, passwordHash: "hash")
        }
        #expect(try commons.read { try $0.session(tokenHash: token.hash) } == nil)
    }

    @Test func endsOneOtherAndAllAndSaysSo() async throws {
        let commons = try Commons()
        let (ana, ben) = (try await commons.member("ana"), try await commons.member("ben"))
        let ids = try await commons.write { transaction in
            try (0..<4).map { _ in
                try transaction.createSession(
                    for: ana.id,
                    tokenHash: Token(random: randomBytes).hash,
                    kind: .bearer,
                    client: ""
                ).id
            }
        }
        #expect(await commons.refusal { try $0.endSession(ids[0], of: ben.id) }?.code == .notFound)
        let before = try commons.read { try $0.lastEvent }
        try await commons.write { try $0.endSession(ids[0], of: ana.id) }
        #expect(await commons.refusal { try $0.endSession(ids[0], of: ana.id) }?.code == .notFound)
        #expect(try await commons.write { try $0.endSessions(of: ana.id, except: ids[3]) } == 2)
        let events = try commons.read { try $0.events(after: before, limit: 10) }
        #expect(events.map(\.subject) == ids.dropLast().map(\.rawValue))
        #expect(events.allSatisfy { $0.kind == .sessionEnded && $0.audience == .member(ana.id) })
        #expect(try commons.read { try $0.sessions(of: ana.id) }.map(\.id) == [ids[3]])
    }

    @Test func spendsAClaimOnce() async throws {
        let commons = try Commons()
        let (old, token) = (Token(random: randomBytes), Token(random: randomBytes))
        try await commons.write { try $0.createClaim(.makeOperator, tokenHash: old.hash, lasts: .seconds(60)) }
        try await commons.write { try $0.createClaim(.makeOperator, tokenHash: token.hash, lasts: .seconds(60)) }
        #expect(await commons.refusal { try $0.useClaim(tokenHash: old.hash) }?.code == .invite, "the newer one counts")
        #expect(try await commons.write { try $0.useClaim(tokenHash: token.hash) } == .makeOperator)
        #expect(await commons.refusal { try $0.useClaim(tokenHash: token.hash) }?.code == .invite)
    }

    @Test func makesNoSecondFirstOperator() async throws {
        let commons = try Commons()
        let token = Token(random: randomBytes)
        try await commons.write { try $0.createClaim(.makeOperator, tokenHash: token.hash, lasts: .seconds(60)) }
        _ = try await commons.member("ana") { $0.isOperator = true }
        #expect(await commons.refusal { try $0.useClaim(tokenHash: token.hash) }?.code == .already)
    }

    @Test func claimsEndAndTakeOverUnclaimedAccounts() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana") { $0.state = .unclaimed }
        let token = Token(random: randomBytes)
        try await commons.write { try $0.createClaim(.recover(ana.id), tokenHash: token.hash, lasts: .seconds(60)) }
        #expect(try commons.read { try $0.claim(tokenHash: token.hash) } == .recover(ana.id))
        let taken = try await commons.write { transaction in
            _ = try transaction.useClaim(tokenHash: token.hash)
            return try transaction.takeOver(ana.id, passwordHash: "hash", email: "ana@example.org")
        }
        #expect(taken.state == .active)
        #expect(try commons.read { try $0.credential(for: "ANA@example.org") }?.passwordHash == "hash")
        try await commons.write { try $0.createClaim(.recover(ana.id), tokenHash: token.hash, lasts: .seconds(60)) }
        commons.clock.pass(.seconds(60))
        #expect(try commons.read { try $0.claim(tokenHash: token.hash) } == nil)
    }
}
