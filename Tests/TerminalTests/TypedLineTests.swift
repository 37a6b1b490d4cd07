import Testing

@testable import HubbubTerminal

@Suite("Typed line")
struct TypedLineTests {
    @Test(
        "is the server's unless it is the client's own",
        arguments: [
            ("", .nothing), ("   ", .nothing), ("/quit", .quit), ("/thread", .leaveThread), ("/thread ", .leaveThread),
            ("/thread 12", .line("/thread 12")), ("/next", .next), ("hello", .line("hello")),
            ("/quit now", .line("/quit now")),
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
