import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Files of messages")
struct FileTests {
    private let secret = Array(FileForum.secret.utf8)

    @Test func areShownByTheMessageThatNamesThem() async throws {
        let town = try await FileForum()
        let picture = try await town.ana.send(FileForum.picture)
        #expect(picture.type == "image/jpeg" && picture.width == 4 && picture.height == 3)
        let notes = try await town.ana.send(text: "Grüße", "../no\u{202E}tes.txt")
        #expect(notes.type == "text/plain" && notes.name == "notes.txt")
        let files = JSON.files([(notes.id, nil), (picture.id, "A pier\nat low tide")])
        let posted = try await town.ana.ask("message.post", [("channel", "#berlin"), ("files", files)])
        let shown = posted["message"]?["files"]?.array ?? []
        #expect(shown.map { $0["name"]?.string } == ["notes.txt", "pier.jpg"])
        #expect(shown.last?["alt"] == "A pier at low tide")
        #expect(shown.last?["url"]?.string == "/files/\(picture.id)/pier.jpg")
        #expect(posted["message"]?["body"] == "" && posted["thread"]?["excerpt"] == "notes.txt, A pier at low tide")
        let read = try await town.ben.ask("message.show", [("message", "#berlin/1")])
        #expect(read["message"]?["files"] == posted["message"]?["files"])
        #expect(try await town.ben.read(notes.id) == Array("Grüße".utf8))
        await town.home.close()
    }

    @Test func arePicturesWithoutTheirPlace() async throws {
        let town = try await FileForum()
        let picture = try await town.ana.send(FileForum.picture)
        try await town.ana.post(picture)
        let stored = try #require(try await town.ben.read(picture.id))
        #expect(!stored.isEmpty && stored.count == picture.bytes && stored.count < FileForum.picture.count)
        #expect(try town.paths(holding: secret) == [])
        #expect(FileForum.picture.contains(Array(FileForum.secret.utf8)[0]))
        await town.home.close()
    }

    @Test func areReadByWhoReadsTheMessageAndNobodyElse() async throws {
        let town = try await FileForum()
        let visitor = Person(home: town.home, caller: nil, token: "")
        try await town.home.hub("board", .private)
        try await town.home.hub("square", .public)
        let stranger = try await town.home.member("stranger")
        let file = try await town.ana.send(text: "one")
        #expect(try await town.ana.read(file.id) != nil)
        for person in [town.ben, town.olga, stranger, visitor] { #expect(try await person.read(file.id) == nil) }
        try await town.ana.post(file)
        for person in [town.ben, stranger] { #expect(try await person.read(file.id) != nil) }
        #expect(try await visitor.read(file.id) == nil)
        for (hub, isOpen) in [("board", false), ("square", true)] {
            try await town.join([town.ana, town.ben], hub)
            let file = try await town.ana.send(text: hub)
            let files = JSON.files([(file.id, nil)])
            try await town.ana.ask("message.post", [("channel", .string("#" + hub)), ("body", "x"), ("files", files)])
            #expect(try await town.ben.read(file.id) == Array(hub.utf8))
            #expect((try await stranger.read(file.id) != nil) == isOpen)
            #expect((try await visitor.read(file.id) != nil) == isOpen)
        }
        let direct = try await town.ana.send(text: "between us")
        try await town.ana.ask(
            "conversation.post",
            [("members", .array(["ben"])), ("files", JSON.files([(direct.id, nil)]))]
        )
        #expect(try await town.ben.read(direct.id) != nil)
        for person in [town.olga, stranger, visitor] { #expect(try await person.read(direct.id) == nil) }
        await town.home.close()
    }

    @Test func mustBeTheAuthorsOwnAndAreShownOnce() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(text: "one")
        func refusal(_ person: Person, _ files: JSON) async throws -> String {
            try await person.refusal("message.post", [("channel", "#berlin"), ("body", "x"), ("files", files)])
        }
        #expect(try await refusal(town.ben, .files([(file.id, nil)])) == "not_found")
        #expect(try await refusal(town.ana, .files([(FileID(999), nil)])) == "not_found")
        #expect(try await refusal(town.ana, .files([(file.id, nil), (file.id, nil)])) == "invalid")
        #expect(try await refusal(town.ana, .files(Array(repeating: (file.id, nil), count: 11))) == "too_long")
        #expect(try await refusal(town.ana, .files([(file.id, String(repeating: "x", count: 1_001))])) == "too_long")
        #expect(try await refusal(town.ana, .array([1])) == "bad_request")
        try await town.ana.post(file)
        #expect(try await refusal(town.ana, .files([(file.id, nil)])) == "not_found")
        #expect(
            try await town.ana.refusal("message.post", [("channel", "#berlin"), ("files", .array([]))]) == "missing"
        )
        #expect(try await town.ana.refusal("file.drop", [("file", .integer(file.id.rawValue))]) == "not_found")
        #expect(
            try await town.ben.refusal("file.describe", [("file", .integer(file.id.rawValue)), ("alt", "x")])
                == "not_found"
        )
        await town.home.close()
    }

    @Test func stayOrGoWithAnEdit() async throws {
        let town = try await FileForum()
        let (one, two, three) = (
            try await town.ana.send(text: "one"), try await town.ana.send(text: "two"),
            try await town.ana.send(text: "three")
        )
        try await town.ana.post(one, two, body: "words")
        func edit(_ fields: [(String, JSON)]) async throws -> [String?] {
            let answer = try await town.ana.ask("message.edit", [("message", "#berlin/1")] + fields)
            return (answer["message"]?["files"]?.array ?? []).map {
                $0["alt"]?.string ?? $0["id"]?.integer?.description
            }
        }
        #expect(try await edit([("body", "other words")]) == ["\(one.id)", "\(two.id)"])
        #expect(
            try await edit([("body", ""), ("files", .files([(three.id, "3"), (one.id, nil)]))]) == ["3", "\(one.id)"]
        )
        #expect(try await town.ana.read(two.id) == nil)
        #expect(try await town.ben.read(three.id) != nil)
        let none = [("message", JSON("#berlin/1")), ("body", ""), ("files", JSON.array([]))]
        #expect(try await town.ana.refusal("message.edit", none) == "empty")
        #expect(try await edit([("body", "words again"), ("files", .array([]))]) == [])
        #expect(try await town.ben.read(one.id) == nil)
        try await town.home.forum.store.eraseAll()
        #expect(try town.contents() == [])
        await town.home.close()
    }

    @Test func areDescribedAnewWithoutANewVersion() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(FileForum.picture)
        try await town.ana.post(file)
        let door = try await TestDoor(town.home.forum)
        let line = try await door.connect()
        _ = try await line.hello(town.ben.token)
        let id = JSON.integer(file.id.rawValue)
        let told = try await town.ana.ask("file.describe", [("file", id), ("alt", "A lighthouse")])
        #expect(told["file"]?["alt"] == "A lighthouse")
        let event = try await line.event("message.edited")
        #expect(event["message"]?["version"] == 1)
        #expect(event["message"]?["files"]?.array?.first?["alt"] == "A lighthouse")
        let thread = try await town.ben.ask("thread.open", [("message", "#berlin/1")])["thread"]
        #expect(thread?["excerpt"] == "A lighthouse")
        func found(_ query: String) async throws -> Int {
            try await town.ben.ask("search", [("query", .string(query))])["results"]?.array?.count ?? 0
        }
        #expect(try await found("lighthouse") == 1)
        #expect(try await found("pier has:image") == 1)
        #expect(try await found("has:file") == 1)
        try await town.ana.ask("message.post", [("channel", "#berlin"), ("body", "no file")])
        #expect(try await found("has:file") == 1)
        #expect(try await found("-has:image file") == 1)
        try await town.ana.ask("message.delete", [("message", "#berlin/1")])
        #expect(try await found("lighthouse") == 0)
        #expect(try await found("has:image") == 0)
        await town.home.close()
    }

    @Test func areUnreadableOnceTheMessageIsGoneAndErasedLater() async throws {
        let town = try await FileForum()
        let (one, two) = (try await town.ana.send(text: "one"), try await town.ana.send(text: "two"))
        try await town.ana.post(one)
        try await town.ana.post(two)
        try await town.ana.ask("message.delete", [("message", "#berlin/1")])
        for person in [town.ana, town.ben, town.olga] { #expect(try await person.read(one.id) == nil) }
        try await town.olga.type("/remove 2 r1", in: "#berlin")
        for person in [town.ana, town.ben] { #expect(try await person.read(two.id) == nil) }
        #expect(try await town.olga.read(two.id) == Array("two".utf8), "who decides about it still sees it")
        #expect(try town.contents().count == 2)
        for (days, left) in [(6, 2), (2, 1), (81, 1), (2, 0)] {
            town.home.advance(.seconds(days * 86_400))
            try await town.home.forum.store.sweepAll()
            #expect(try town.contents().count == left, "after \(days) days more")
        }
        await town.home.close()
    }

    @Test func comeBackWithARestoredMessage() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(text: "one")
        try await town.ana.post(file)
        try await town.olga.type("/remove 1 r1", in: "#berlin")
        #expect(try await town.ben.read(file.id) == nil)
        try await town.olga.type("/restore 1", in: "#berlin")
        #expect(try await town.ben.read(file.id) == Array("one".utf8))
        try await town.olga.type("/channel create #berlin/pictures", in: "#berlin")
        try await town.olga.type("/move 1 #berlin/pictures", in: "#berlin")
        let moved = try await town.ben.ask("message.show", [("message", "#berlin/pictures/1")])
        #expect(moved["message"]?["files"]?.array?.first?["id"]?.integer == file.id.rawValue)
        await town.home.close()
    }

    /// The same bytes, sent by two: kept once, and gone when the last message that shows them is.
    @Test func areKeptOnceHoweverOftenTheyAreSent() async throws {
        let town = try await FileForum()
        let (one, two) = (try await town.ana.send(text: "same"), try await town.ben.send(text: "same"))
        try await town.ana.post(one)
        try await town.ben.post(two)
        #expect(try town.contents().count == 1)
        try await town.ana.ask("message.edit", [("message", "#berlin/1"), ("body", "x"), ("files", .array([]))])
        try await town.home.forum.store.eraseAll()
        #expect(try await town.ana.read(two.id) == Array("same".utf8))
        try await town.ben.ask("message.edit", [("message", "#berlin/2"), ("body", "x"), ("files", .array([]))])
        try await town.home.forum.store.eraseAll()
        #expect(try town.contents() == [])
        await town.home.close()
    }
}

extension Store {
    /// Erases what no file has any more.
    func eraseAll() async throws {
        try await withCheckedThrowingContinuation { continuation in
            eraseUnused { continuation.resume(with: $0) }
        }
    }

    /// What the hourly sweep does.
    func sweepAll() async throws {
        while try await write({ try $0.sweep() }) {}
        try await eraseAll()
    }
}
