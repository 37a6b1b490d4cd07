import Glibc
import HubbubModel
import Testing

@testable import HubbubTerminal

@Suite("Config file")
struct ConfigFileTests {
    private let home = ConfigFile.Account(name: "home", server: "https://chat.example.org", nick: "ana", token: "abc")
    private let test = ConfigFile.Account(name: "ana@test", server: "http://127.0.0.1:8080", nick: "ana", token: "d=f")

    @Test func meansTheLastLoginUnlessOneIsNamed() {
        var file = ConfigFile()
        file.add(home)
        file.add(test)
        #expect(file.account(at: nil) == test)
        #expect(file.account(at: home.server) == home)
        #expect(file.account(at: "https://other.example.org") == nil)
        #expect(file.account(named: "home") == home)
        #expect(file.account(named: "chat.example.org") == home)
        #expect(file.account(named: "ana") == nil, "two are meant")
        file.remove(test.name)
        #expect(file.account(at: nil) == home && file.account(named: "ana") == home)
    }

    @Test func readsWhatItWrites() {
        var file = ConfigFile()
        file.add(home)
        file.add(test)
        file.set(.notify, "bell")
        #expect(ConfigFile(file.content) == file)
        #expect(file[.notify] == "bell" && file[.reconnect] == "shown")
        file.add(ConfigFile.Account(name: "home", server: home.server, nick: "ana", token: "new"))
        #expect(file.accounts.map(\.token) == ["d=f", "new"])
    }

    @Test func keepsWhatOthersWroteIntoIt() {
        let text =
            "# mine\n\nnotify = bell\n; and this\ncolour=blue\n\n[home]\nserver=https://a.example\ntoken = t\n# below\n"
        var file = ConfigFile(Array(text.utf8))
        #expect(file.content == written(text.utf8))
        file.set(.notify, "send")
        file.add(test)
        let after = String(decoding: file.content, as: UTF8.self)
        for kept in ["# mine\n", "; and this\n", "# below\n", "notify = send\n"] { #expect(after.contains(kept)) }
        #expect(file.mistakes.count == 1 && file.mistakes[0].hasSuffix(": colour"))
    }

    /// As this client writes it: spaces around the sign.
    private func written(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Array(
            String(decoding: Array(bytes), as: UTF8.self).replacing("colour=blue", with: "colour = blue")
                .replacing("server=https", with: "server = https").utf8
        )
    }

    @Test(arguments: ["", "\n\n", "[", "[]", "=", "a=b=c", "[x]\nserver\n", "\u{0}\u{1B}[2J = x", "token = t\n"])
    func readsAnything(text: String) {
        let file = ConfigFile(Array(text.utf8))
        #expect(file.accounts.isEmpty && file.account(at: nil) == nil)
        #expect(ConfigFile(file.content).accounts.isEmpty)
    }

    @Test func saysWhatItDoesNotUnderstand() {
        let file = ConfigFile(Array("notify = loud\nnotfy = bell\nwhat\n[a]\nserver = x\ntoke = y\n".utf8))
        #expect(
            file.mistakes == [
                "line 1: notify = loud (off, bell, send)", "line 2: notfy", "line 3: what", "line 6: toke",
            ]
        )
        #expect(file[.notify] == "off")
    }

    @Test(
        arguments: [
            ("/msg ben hello", "#berlin", true), ("/note karl x", "#berlin", true), ("hello", "@ben", true),
            ("/reply 3 hello", "@ben", true), (" hello", "#berlin", true), ("hello", "#berlin", false),
            ("/reply 3 hello", "#berlin", false), ("/open #rome", "@ben", false),
        ]
    )
    func keepsNoPrivateLines(line: String, address: String, isPrivate: Bool) {
        #expect(TypedLine.isPrivate(line, at: Place(channel: .none, address: address)) == isPrivate)
    }

    @Test func keepsTheFileToItsOwner() throws {
        let folder = "/tmp/hubbub-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let path = folder + "/deep/hubbub.conf"
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
