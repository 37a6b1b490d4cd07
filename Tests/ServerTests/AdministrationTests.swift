import FoundationEssentials
import HubbubModel
import HubbubWire
import NIOPosix
import Synchronization
import Testing

@testable import HubbubServer

@Suite(.serialized) struct AdministrationTests {
    /// What came of a request, in order.
    private func ask(_ settings: Settings, _ request: ControlRequest) async throws -> [ControlReport] {
        let reports = Mutex<[ControlReport]>([])
        try await AdministrationDesk(settings: settings).ask(request) { report in reports.withLock { $0.append(report) }
        }
        return reports.withLock { $0 }
    }

    @Test func actsInTheRunningServerAtOnce() async throws {
        try await LiveServer.with { server in
            let add = ControlRequest.addMember(nick: "ana", isOperator: true, password: LiveServer.password)
            _ = try await ask(server.settings, add)
            _ = try await server.logIn("ana")
            _ = try await ask(server.settings, .addHub(slug: "berlin", name: "Berlin", visibility: .public))
            #expect(try await server.get("/berlin").status == 200)
            let reports = try await ask(server.settings, .createToken(nick: "ana"))
            guard case .token(let token)? = reports.last else { return #expect(Bool(false), "\(reports)") }
            #expect(try await server.call("session.list", "{}", bearer: token).status == 200)
            await #expect(throws: ServerFailure.self) { _ = try await ask(server.settings, add) }
            await #expect(throws: ServerFailure.self) {
                _ = try await ask(server.settings, .recover(nick: "nobody-here"))
            }
        }
    }

    @Test func opensTheDataItselfWhereNobodyServes() async throws {
        let settings = LiveServer.fresh
        defer { try? FileManager.default.removeItem(atPath: settings.data) }
        _ = try await ask(settings, .addMember(nick: "ana", isOperator: true, password: LiveServer.password))
        // A socket that a killed server left behind changes nothing.
        _ = FileManager.default.createFile(atPath: settings.controlPath, contents: nil)
        _ = try await ask(settings, .addHub(slug: "berlin", name: "Berlin", visibility: .public))
        try await LiveServer.run(settings) { server in
            #expect(server.claim == nil)
            _ = try await server.logIn("ana")
            #expect(try await server.get("/berlin").status == 200)
            let attributes = try FileManager.default.attributesOfItem(atPath: settings.controlPath)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: settings.controlPath))
    }

    @Test func refusesASecondServerOnTheSameData() async throws {
        try await LiveServer.with { server in
            let failure = await #expect(throws: ServerFailure.self) {
                try await LiveServer.run(server.settings) { _ in }
            }
            #expect(failure?.status == ServerFailure.refusedStatus)
            #expect(failure?.description.contains("in use") == true)
            let health = try await server.get("/health")
            #expect(health.status == 200)
        }
    }

    @Test func refusesAPortInUse() async throws {
        try await LiveServer.with { server in
            var settings = LiveServer.fresh
            settings.port = server.port
            let second = settings
            let failure = await #expect(throws: ServerFailure.self) { try await LiveServer.with(second) { _ in } }
            #expect(failure?.description.contains("port \(second.port)") == true)
        }
    }

    @Test func refusesWhatIsNoDatabase() async throws {
        let settings = LiveServer.fresh
        defer { try? FileManager.default.removeItem(atPath: settings.data) }
        try await LiveServer.run(settings) { _ in }
        for name in try FileManager.default.contentsOfDirectory(atPath: settings.data) where name.contains("sqlite") {
            try Data(repeating: 7, count: 8_192).write(to: URL(filePath: settings.data + "/" + name))
        }
        let failure = await #expect(throws: ServerFailure.self) { try await LiveServer.run(settings) { _ in } }
        #expect(failure?.status == ServerFailure.refusedStatus)
    }

    @Test func refusesToStartWithACertificateThatIsNone() async throws {
        var settings = LiveServer.fresh
        settings.tls = Settings.KeyPair(certificate: "/nonexistent/chain.pem", key: "/nonexistent/key.pem")
        let wrong = settings
        let failure = await #expect(throws: ServerFailure.self) { try await LiveServer.with(wrong) { _ in } }
        #expect(failure?.status == ServerFailure.usageStatus)
        #expect(failure?.description.contains("TLS") == true)
    }

    @Test func refusesAHostThatIsNotThisMachines() async throws {
        var settings = LiveServer.fresh
        settings.host = "203.0.113.1"
        let wrong = settings
        let failure = await #expect(throws: ServerFailure.self) { try await LiveServer.with(wrong) { _ in } }
        #expect(failure?.description.contains("203.0.113.1") == true)
    }

    @Test func refusesAFolderWhosePathIsTooLongForASocket() async throws {
        var settings = LiveServer.fresh
        settings.data += String(repeating: "a", count: 100)
        let wrong = settings
        let failure = await #expect(throws: ServerFailure.self) { try await LiveServer.with(wrong) { _ in } }
        #expect(failure?.status == ServerFailure.usageStatus)
        #expect(!FileManager.default.fileExists(atPath: wrong.data))
    }

    @Test func importsNothingFromABrokenFile() async throws {
        try await LiveServer.with { server in
            let path = server.settings.data + "/broken.tar.gz"
            try Data("not an archive".utf8).write(to: URL(filePath: path))
            let request = ControlRequest.importZulip(path: path, hub: "old", dryRun: false)
            let failure = await #expect(throws: ServerFailure.self) { _ = try await ask(server.settings, request) }
            #expect(failure?.description.contains("Nothing was imported") == true)
            let reserved = ControlRequest.importZulip(path: path, hub: "login", dryRun: false)
            await #expect(throws: ServerFailure.self) { _ = try await ask(server.settings, reserved) }
        }
    }
}
