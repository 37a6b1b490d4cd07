import HubbubWire
import Testing

@testable import HubbubTerminal

@Suite("Completion")
struct CompletionTests {
    private let words = Completion.Words(
        forms: [
            .init("/reply", [.message, .other]), .init("/react", [.message, .other]), .init("/reopen", [.message]),
            .init("/hub create", [.other, .other]), .init("/hub set", [.word(["visibility", "join"]), .other]),
            .init("/who", [.other]), .init("/whois", [.member]), .init("/thread", [.message]),
            .init("/premod", [.message, .word(["on", "off"])]), .init("/take", [.item]), .init("/queue", [.other]),
            .init("/queue mine"), .init("/queue show", [.item]),
            .init("/mute", [.member, .span, .rule, .other]),
        ],
        channels: ["#berlin", "#berlin/coworking", "#rome"],
        nicks: ["Ana", "anton", "ben", "jérôme"],
        numbers: ["q17", "e51", "q18"],
        threads: [
            (140, "A bigger room for Thursday"), (118, "Coffee, and who brings it"), (7, "Ärger mit dem Schlüssel"),
        ]
    )

    private func completion(_ text: String) -> Completion? { Completion(text, words: words) }

    @Test func putsInASoleCandidateAndASpace() {
        #expect(completion("/rea")?.insertion == "/react ")
        #expect(completion("/wh")?.insertion == "/who")
        #expect(completion("see #ro")?.insertion == "#rome ")
        #expect(completion("see #ro")?.replaced == 3)
    }

    @Test func putsInWhatAllCandidatesShare() {
        #expect(completion("/r")?.candidates == ["/react", "/reopen", "/reply"])
        #expect(completion("/r")?.insertion == "/re")
        #expect(completion("#b")?.insertion == "#berlin")
    }

    @Test func completesCommandsOfTwoWords() {
        #expect(completion("/hub c")?.insertion == "/hub create ")
        #expect(completion("/hub c")?.replaced == 6)
    }

    @Test func findsNicksWhateverTheCase() {
        #expect(completion("hi @an")?.candidates == ["@Ana", "@anton"])
        #expect(completion("hi @j")?.insertion == "@jérôme ")
        #expect(completion("/whois be")?.insertion == "ben ")
    }

    @Test func findsThreadsByNumberAndTitle() {
        #expect(completion("/thread 1")?.candidates == ["140", "118"])
        #expect(completion("/thread 1")?.shown == ["140 A bigger room for Thursday", "118 Coffee, and who brings it"])
        #expect(completion("/thread room")?.insertion == "140 ")
        #expect(completion("/reply schlüs")?.insertion == "7 ")
        #expect(completion("/thread ")?.candidates.count == 3)
        #expect(completion("/thread room")?.replaced == 4)
    }

    @Test func offersWhatTheArgumentsAre() {
        #expect(completion("/premod o")?.candidates == ["on", "off"])
        #expect(completion("/take ")?.candidates == ["q17", "q18"])
        #expect(completion("/queue show ")?.candidates == ["q17", "q18"])
        #expect(completion("/queue ")?.candidates == ["/queue mine", "/queue show"])
        #expect(completion("/hub set v")?.insertion == "visibility ")
        #expect(completion("/mute ben 2")?.insertion == "2h ")
        #expect(completion("/mute ben 2h r2")?.insertion == "r2 ")
    }

    @Test func findsEmoji() {
        #expect(completion("yes :tad")?.insertion == ":tada: ")
        #expect(completion("yes :") == nil)
    }

    @Test(arguments: ["", "hello", "hello ", "/zz", "#zz", "@zz", ":zzzz", "/thread zz", "/zz zz"])
    func offersNothing(text: String) {
        #expect(completion(text) == nil)
    }

    @Test func asksForNicksWhereTheyGo() {
        #expect(Completion.nickPrefix("hi @an") == "an")
        #expect(Completion.nickPrefix("/msg an") == "an")
        #expect(Completion.nickPrefix("/ms") == nil)
        #expect(Completion.nickPrefix("plain an") == nil)
    }

    @Test func readsFormsOfTheTable() throws {
        let line =
            #"{"word":"/mute","usage":"…","arguments":[{"name":"member","kind":"member"},{"name":"until","kind":"span","optional":true},{"name":"field","kind":"word","words":["a\u001b","b"]},{"name":"x","kind":"toggle"},{"name":"y","kind":"of tomorrow"}]}"#
        let form = CommandForm(try JSONParser.parse(Array(line.utf8)), safe: { $0.replacing("\u{1B}", with: "^[") })
        #expect(form == CommandForm("/mute", [.member, .span, .word(["a^[", "b"]), .word(["on", "off"]), .other]))
        #expect(CommandForm(.object(JSON.Object()), safe: { $0 }) == nil)
    }
}
