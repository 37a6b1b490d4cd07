import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("What a hub asks who wants to join")
struct JoinQuestionTests {
    typealias Evening = SanctionTests.Evening

    @Test func isAnsweredShownToThoseWhoDecideAndThenGone() async throws {
        let evening = try await Evening()
        let zoe = try await evening.home.member("zoe")
        try await evening.ana.type("/hub set join request", in: "#berlin")
        let set = try await evening.ana.ask(
            "hub.set",
            [("hub", "#berlin"), ("field", "questions"), ("value", "Where do you live?\n\nWho do you know?")]
        )
        #expect(set["entry"]?["kind"] == "joining")
        let hub = try await zoe.ask("hub.list")["hubs"]?.array?.first
        #expect(hub?["questions"]?.array?.compactMap(\.string) == ["Where do you live?", "Who do you know?"])
        let bare = try await zoe.answer("hub.join", [("hub", "#berlin")])
        #expect(bare["no"]?["code"] == "missing")
        #expect(bare["no"]?["say"]?.string?.contains("Who do you know?") == true)
        let one: JSON = .array(["In Wedding"])
        #expect(try await zoe.refusal("hub.join", [("hub", "#berlin"), ("answers", one)]) == "missing")
        let both: JSON = .array(["In Wedding", "Ana"])
        let asked = try await zoe.ask("hub.join", [("hub", "#berlin"), ("answers", both)])
        #expect(asked["pending"] == .bool(true))
        let requests = try await evening.mo.ask("request.list", [("hub", "#berlin")])["requests"]?.array
        let answers = requests?.first?["answers"]?.array
        #expect(answers?.compactMap { $0["question"]?.string } == ["Where do you live?", "Who do you know?"])
        #expect(answers?.compactMap { $0["answer"]?.string } == ["In Wedding", "Ana"])
        #expect(try await evening.karl.refusal("request.list", [("hub", "#berlin")]) == "forbidden")
        let accept: [(String, JSON)] = [("hub", "#berlin"), ("member", "zoe"), ("accept", .bool(true))]
        try await evening.mo.ask("request.answer", accept)
        #expect(try await evening.mo.ask("request.list", [("hub", "#berlin")])["requests"]?.array?.isEmpty == true)
        try await zoe.type("hello", in: "#berlin")
        try await evening.ana.type("/undo", in: "#berlin")
        #expect(try await zoe.ask("hub.list")["hubs"]?.array?.first?["questions"] == nil)
        await evening.home.close()
    }

    @Test func hasItsBounds() async throws {
        let evening = try await Evening()
        for value in [(1...6).map { "Question \($0)?" }.joined(separator: "\n"), String(repeating: "x", count: 201)] {
            let fields: [(String, JSON)] = [("hub", "#berlin"), ("field", "questions"), ("value", .string(value))]
            #expect(try await evening.ana.refusal("hub.set", fields) == "too_long")
        }
        await evening.home.close()
    }

    @Test func earlierChartersAreRead() async throws {
        let evening = try await Evening()
        for rules in ["Be kind\nNo shops", "Be kinder\nNo shops"] {
            try await evening.ana.type("/charter set #berlin \(rules)", in: "#berlin")
        }
        let versions = try await evening.karl.ask("charter.versions", [("hub", "#berlin")])["versions"]?.array
        #expect(versions?.compactMap { $0["version"]?.integer } == [2, 1])
        let first = try await evening.karl.ask("charter.show", [("hub", "#berlin"), ("version", 1)])["charter"]
        let second = try await evening.karl.ask("charter.show", [("hub", "#berlin"), ("version", 2)])["charter"]
        #expect(first?["version"] == 1 && second?["version"] == 2 && first != second)
        #expect(
            try await evening.karl.refusal("charter.show", [("hub", "#berlin"), ("version", 3)]) == "not_found"
        )
        await evening.home.close()
    }

    @Test func quietEndsByItself() async throws {
        let evening = try await Evening()
        let set = try await evening.karl.type("/set quiet 8h", in: "#berlin")
        #expect(set["settings"]?["quiet"]?.string == String(TestForum.t0 + 8 * 3_600_000))
        #expect(try await evening.line(evening.karl, "/set quiet forever") == "invalid")
        #expect(try await evening.line(evening.karl, "/set quiet 31d") == "invalid")
        let off = try await evening.karl.type("/set quiet off", in: "#berlin")
        #expect(off["settings"]?["quiet"] == "")
        await evening.home.close()
    }
}
