import Testing

@testable import HubbubTerminal

@Suite("Typed line")
struct TypedLineTests {
    @Test(arguments: ["/goto", "/goto 1 2", "/upload", "/dnd forever", "/quit now", "/files all"])
    func saysHowItsOwnWordsAreWritten(line: String) throws {
        #expect(SessionLine(line) == nil)
        var state = try Fixture.client()
        let word = line.prefix { $0 != " " }
        #expect(
            state.typed(line, number: 1).shown.first?.hasPrefix("! That does not fit the command. Write \(word)")
                == true
        )
    }

    @Test func namesEachWordOnce() {
        let words = TypedLine.own.map(\.word)
        #expect(Set(words).count == words.count && !words.contains("/next"))
        for form in TypedLine.own {
            #expect(TypedLine(form.word + " a b c d") == .misused(usage: form.usage))
            #expect(form.usage.hasPrefix("/"), "\(form.word)")
        }
    }

    @Test(
        "is the server's unless it is the client's own",
        arguments: [
            ("", .nothing), ("   ", .nothing), ("/quit", .quit), ("/thread", .leaveThread), ("/thread ", .leaveThread),
            ("/thread 12", .line("/thread 12")), ("/next", .next), ("hello", .line("hello")),
            ("/quit now", .misused(usage: "/quit")),
            ("s/old/new/", .substitution(old: "old", new: "new")), ("s/old/new", .substitution(old: "old", new: "new")),
            ("s/old//", .substitution(old: "old", new: "")), ("s//x/", .line("s//x/")), ("s/a", .line("s/a")),
            ("s/a/b/c/d", .line("s/a/b/c/d")), ("yes/no/maybe", .line("yes/no/maybe")), ("//thread", .line("//thread")),
            (" /who", .line(" /who")),
        ] as [(String, TypedLine)]
    )
    func reads(text: String, line: TypedLine) {
        #expect(TypedLine(text) == line)
    }
}
