import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct LoginTests {
    @Test func findsCredentialsByNickOldNickAndAddress() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana") {
            $0.email = "ana@example.org"
            $0.passwordHash = "hash"
        }
        _ = try await commons.write { try $0.rename(ana.id, to: "lisa") }
        for typed in ["lisa", "@Lisa", "ana", "Ana@Example.org", " lisa "] {
            let found = try commons.read { try $0.credential(for: typed) }
            #expect(found?.member.id == ana.id && found?.passwordHash == "hash", "\(typed)")
        }
        #expect(try commons.read { try $0.credential(for: "ben") } == nil)
        #expect(try commons.read { try $0.credential(for: String(repeating: "x", count: 10_000)) } == nil)
    }

    @Test func refusesTheEleventhTryFromOnePlace() async throws {
        let commons = try Commons()
        _ = try await commons.member("ana")
        for _ in 0..<10 { try await commons.write { try $0.beginLogin(account: "ana", address: "192.0.2.1") } }
        let refusal = await commons.refusal { try $0.beginLogin(account: "Ana", address: "192.0.2.1") }
        #expect(refusal?.code == .limited && refusal?.retrySeconds == 901)
        try await commons.write { try $0.beginLogin(account: "ana", address: "192.0.2.2") }
        commons.clock.pass(.seconds(900))
        try await commons.write { try $0.beginLogin(account: "ana", address: "192.0.2.1") }
    }

    @Test func limitsUnknownNamesAlike() async throws {
        let commons = try Commons()
        for _ in 0..<10 { try await commons.write { try $0.beginLogin(account: "nobody", address: "192.0.2.1") } }
        #expect(await commons.refusal { try $0.beginLogin(account: "nobody", address: "192.0.2.1") }?.code == .limited)
    }

    @Test func countsNickAndAddressOfOneAccountTogether() async throws {
        let commons = try Commons()
        _ = try await commons.member("ana") { $0.email = "ana@example.org" }
        for account in ["ana", "ana@example.org", "Ana", "ANA@example.org", "@ana"] {
            for _ in 0..<2 { try await commons.write { try $0.beginLogin(account: account, address: "192.0.2.1") } }
        }
        #expect(await commons.refusal { try $0.beginLogin(account: "ana", address: "192.0.2.1") }?.code == .limited)
    }

    @Test func limitsAnAddressOverAllAccounts() async throws {
        let commons = try Commons()
        for number in 0..<100 {
            try await commons.write { try $0.beginLogin(account: "name\(number)", address: "192.0.2.1") }
        }
        #expect(await commons.refusal { try $0.beginLogin(account: "other", address: "192.0.2.1") }?.code == .limited)
    }

    @Test func letsNoStrangerLockTheOwnerOut() async throws {
        let commons = try Commons()
        _ = try await commons.member("ana")
        try await commons.write { try $0.beginLogin(account: "ana", address: "198.51.100.7") }
        try await commons.write { try $0.finishLogin(account: "ana", address: "198.51.100.7") }
        for host in 1...49 {
            try await commons.write { try $0.beginLogin(account: "ana", address: "192.0.2.\(host)") }
        }
        #expect(await commons.refusal { try $0.beginLogin(account: "ana", address: "192.0.2.99") }?.code == .limited)
        try await commons.write { try $0.beginLogin(account: "ana", address: "198.51.100.7") }
    }

    @Test func forgetsTheTriesOfWhoKnewThePassword() async throws {
        let commons = try Commons()
        for _ in 0..<5 {
            for _ in 0..<9 { try await commons.write { try $0.beginLogin(account: "ana", address: "192.0.2.1") } }
            try await commons.write { try $0.finishLogin(account: "ana", address: "192.0.2.1") }
        }
    }

    @Test func countsAHouseholdOfIPv6AsOne() {
        let first = LoginSubject(account: "ana", address: "2001:db8:0:1::5")
        #expect(first.address == LoginSubject(account: "ana", address: "2001:DB8:0:1:aaaa:bbbb:cccc:dddd").address)
        #expect(first.address != LoginSubject(account: "ana", address: "2001:db8:0:2::5").address)
        #expect(
            LoginSubject(account: "", address: "::ffff:192.0.2.1").address
                == LoginSubject(account: "", address: "192.0.2.1").address
        )
        #expect(LoginSubject(account: "", address: "::").address.count == 16)
        #expect(LoginSubject(account: "", address: ":::::::::::::").address.count == 16)
    }
}
