import Glibc
import Testing

@testable import HubbubTerminal

@Suite("Saved servers")
struct SavedServersTests {
    private let home = SavedServers.Entry(url: "https://chat.example.org", nick: "ana", token: "abc")
    private let test = SavedServers.Entry(url: "http://127.0.0.1:8080", nick: "ana", token: "def")

    @Test func meansTheLastLoginUnlessOneIsNamed() {
        var servers = SavedServers()
        servers.add(home)
        servers.add(test)
        #expect(servers.entry(for: nil) == test)
        #expect(servers.entry(for: home.url) == home)
        servers.remove(test.url)
        #expect(servers.entry(for: nil) == home)
    }

    @Test func readsWhatItWrites() {
        var servers = SavedServers()
        servers.add(home)
        servers.add(test)
        #expect(SavedServers(servers.content) == servers)
        #expect(SavedServers(Array("garbage".utf8)) == SavedServers())
    }

    @Test func keepsTheFileToItsOwner() throws {
        let folder = "/tmp/hubbub-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let path = folder + "/deep/servers.json"
        defer {
            unlink(path)
            rmdir(folder + "/deep")
            rmdir(folder)
        }
        try PrivateFile.write(path, [1, 2, 3])
        try PrivateFile.write(path, [4])
        #expect(try PrivateFile.read(path) == [4])
        #expect(try PrivateFile.read(path + ".none") == nil)
        var facts = stat()
        #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        #expect(stat(folder, &facts) == 0 && facts.st_mode & 0o777 == 0o700)
    }

    @Test(
        arguments: [
            ("https://chat.example.org", "https://chat.example.org"),
            ("https://chat.example.org/", "https://chat.example.org"),
            ("chat.example.org", "https://chat.example.org"), ("localhost:8080", "http://localhost:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"), ("https://chat.example.org:443", "https://chat.example.org"),
        ]
    )
    func readsAddresses(text: String, url: String) {
        #expect(ServerURL(text)?.description == url)
    }

    @Test(arguments: ["", "ftp://a", "https://a/b", "https://", "https://a@b", "https://a:0", "a b"])
    func refusesOtherAddresses(text: String) {
        #expect(ServerURL(text) == nil)
    }
}
