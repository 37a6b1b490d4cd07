import HubbubModel
import HubbubWire
import TestServer
import Testing

/// `hubbubd modlog verify`, as whoever runs the server types it.
@Suite("Proving the log", .serialized)
struct ModlogVerifyTests {
    /// Three mutes in berlin, and the hash of the last.
    private func town() async throws -> (ServerProcess, String) {
        let server = try ServerProcess()
        try server.run("member", "add", "olga", "--operator")
        try server.run("member", "add", "karl")
        try server.run("hub", "add", "berlin", "--name", "Berlin")
        let token = try server.run("token", "create", "olga")
        try await server.start()
        let line = try await ServerLine.open(server.port)
        _ = try await line.ask(0, "hello", [("token", .string(token))])
        var head = ""
        for number in 1...3 {
            let fields: [(String, JSON)] = [
                ("hub", "#berlin"), ("member", "karl"), ("lasts", "2h"), ("rule", .integer(Int64(number))),
                ("words", "loud"), ("key", .string("mute-key-\(number)")),
            ]
            let done = try await line.ask(Int64(number), "member.mute", fields)
            head = try #require(done["ok"]?["entry"]?["hash"]?.string, "\(done)")
        }
        _ = try await server.stop()
        return (server, head)
    }

    @Test(arguments: [
        ("UPDATE entry SET rule = 4 WHERE number = 2 AND chain <> 0", "e2"),
        (
            "UPDATE entry_side SET words = 'kind' WHERE entry_id = (SELECT id FROM entry WHERE number = 3 AND chain <> 0)",
            "e3"
        ),
        ("UPDATE entry SET number = 9 WHERE number = 1 AND chain <> 0", "e1"),
        (
            "UPDATE entry SET number = 9 WHERE number = 2; UPDATE entry SET number = 2 WHERE number = 3; "
                + "UPDATE entry SET number = 3 WHERE number = 9", "e2"
        ),
    ])
    func saysWhereItBreaks(statement: String, entry: String) async throws {
        let (server, head) = try await town()
        defer { server.remove() }
        #expect(try await server.attempt("modlog", "verify").status == 0)
        #expect(try await server.attempt("modlog", "verify", "--hub", "berlin", "--expect", head).status == 0)
        try Inspection(server.directory).run(statement)
        let broken = try await server.attempt("modlog", "verify")
        #expect(broken.status != 0 && broken.status != nil)
        #expect(broken.errors.contains("berlin") && broken.errors.contains(entry), "\(broken.errors)")
    }

    @Test func doesNotMindAnErasedSideRowAndMissesAHead() async throws {
        let (server, _) = try await town()
        defer { server.remove() }
        try Inspection(server.directory).run("DELETE FROM entry_side")
        #expect(try await server.attempt("modlog", "verify").status == 0)
        let other = String(repeating: "ab", count: 32)
        let missed = try await server.attempt("modlog", "verify", "--expect", other)
        #expect(missed.status != 0 && missed.status != nil)
        #expect(missed.errors.contains("The expected hash is in no log here"), "\(missed.errors)")
        #expect(!missed.errors.contains("broken"), "\(missed.errors)")
        let berlin = try await server.attempt("modlog", "verify", "--hub", "berlin", "--expect", other)
        #expect(berlin.status != 0 && berlin.errors.contains("not in the log of #berlin"), "\(berlin.errors)")
    }
}
