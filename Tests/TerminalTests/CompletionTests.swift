import Testing

@testable import HubbubTerminal

@Suite("Completion")
struct CompletionTests {
    private let words = Completion.Words(
        commands: ["/reply", "/react", "/reopen", "/hub create", "/hub set", "/who"],
        channels: ["#berlin", "#berlin/coworking", "#rome"],
        nicks: ["Ana", "anton", "ben", "jérôme"]
    )

    private func completion(_ text: String) -> Completion? { Completion(text, words: words) }

    @Test func putsInASoleCandidateAndASpace() {
        #expect(completion("/who")?.insertion == nil)
        #expect(completion("/wh")?.insertion == "/who ")
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

    @Test func findsEmoji() {
        #expect(completion("yes :tad")?.insertion == ":tada: ")
        #expect(completion("yes :") == nil)
    }

    @Test(arguments: ["", "hello", "hello ", "/zz", "#zz", "@zz", ":zzzz"])
    func offersNothing(text: String) {
        #expect(completion(text) == nil)
    }

    @Test func asksForNicksWhereTheyGo() {
        #expect(Completion.nickPrefix("hi @an") == "an")
        #expect(Completion.nickPrefix("/msg an") == "an")
        #expect(Completion.nickPrefix("/ms") == nil)
        #expect(Completion.nickPrefix("plain an") == nil)
    }
}
