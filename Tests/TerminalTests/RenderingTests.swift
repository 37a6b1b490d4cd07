import HubbubModel
import HubbubWire
import Testing

@testable import HubbubTerminal

@Suite("Rendering")
struct RenderingTests {
    private var rendering = Fixture.rendering

    private func context(_ thread: String = Fixture.thread(), unread: Int64 = 0) throws -> Rendering.Context {
        Rendering.Context(me: MemberID(5), thread: HubbubModel.Thread(try Fixture.json(thread)), unread: unread)
    }

    private func message(_ text: String) throws -> Message { try #require(Message(try Fixture.json(text))) }

    @Test func showsATitledRootWithItsThread() throws {
        let root = try message(
            Fixture.message(9_041, 118, root: true, body: "We were 19 last week and the space holds 14.")
        )
        let thread = Fixture.thread(
            number: 118,
            replies: 8,
            extra: #","title":"A bigger room for the Thursday table?""#
        )
        #expect(
            rendering.message(root, try context(thread, unread: 3)) == [
                "118  09:41 ben     A bigger room for the Thursday table?  [8 replies, 3 new]",
                "                   We were 19 last week and the space holds 14.",
            ]
        )
    }

    @Test func showsWhichThreadAReplyBelongsTo() throws {
        let reply = try message(Fixture.message(9_042, 124, author: 7, body: "A Roma paghiamo 60 €."))
        #expect(rendering.message(reply, try context()) == ["124  09:41 giulia  ↳42  A Roma paghiamo 60 €."])
        #expect(rendering.message(reply, .init(unread: 0)) == ["124  09:41 giulia  ↳  A Roma paghiamo 60 €."])
    }

    /// What a script reads is whole.
    @Test mutating func cutsTitlesOnATerminalAlone() throws {
        let title = String(repeating: "Donnerstag ", count: 12) + "Ende"
        let json = try Fixture.json(Fixture.thread(extra: #","title":"\#(title)""#))
        let thread = try #require(HubbubModel.Thread(json) as HubbubModel.Thread?)
        #expect(rendering.threadLines(thread, address: nil, unread: 0).allSatisfy { !$0.contains("Ende") })
        rendering.width = 50
        #expect(
            rendering.threadLines(thread, address: nil, unread: 0) == [
                " 42  Donnerstag Donnerstag Donnerstag Donnerstag…", "     [1 reply]  2013-05-02 09:41 ben",
            ]
        )
        rendering.cutsLines = false
        #expect(rendering.threadLines(thread, address: nil, unread: 0)[0].contains(title))
    }

    @Test func staysInItsWidthBehindALongNick() throws {
        let text = "I closed the old pull request and opened a new one with only the theory of prisoners in it."
        let json = Fixture.message(9_042, 278, body: text).replacing(#""nick":"ben""#, with: #""nick":"oswald-patel""#)
        let lines = rendering.message(try message(json), try context())
        #expect(
            lines == [
                "278  09:41 oswald-patel  ↳42  I closed the old pull request and opened a new",
                "                   one with only the theory of prisoners in it.",
            ]
        )
        let quote = try message(Fixture.message(9_042, 124, body: "> said before\\n\\nindeed"))
        #expect(
            rendering.message(quote, try context()) == [
                "124  09:41 ben     ↳42", "                   > said before", "",
                "                   indeed",
            ]
        )
    }

    @Test func saysThatAMessageWasEditedAlsoWhereItBeginsWithAQuotation() throws {
        let quote = try message(Fixture.message(9_042, 124, body: "> said before"))
        let lines = rendering.edited(quote, try context())
        #expect(lines == ["124  09:41 ben     ↳42  edits:", "                   > said before"])
    }

    @Test func namesWhatANoticeIsAbout() throws {
        let json = Fixture.thread(number: 118, extra: #","title":"A bigger room""#)
        let thread = try #require(HubbubModel.Thread(try Fixture.json(json)) as HubbubModel.Thread?)
        #expect(rendering.notice(thread, "resolved") == "118  resolved: A bigger room")
        #expect(rendering.introduction(of: thread, home: nil) == "-- ↳118: A bigger room (ben)")
        #expect(rendering.introduction(of: thread, home: "#rome") == "-- ↳#rome/118: A bigger room (ben)")
    }

    @Test mutating func breaksItsOwnLinesBetweenWords() {
        rendering.width = 40
        let line = "-- this goes to #berlin now, not to #rome: Enter sends it"
        #expect(rendering.wrapped(line) == ["-- this goes to #berlin now, not to", "   #rome: Enter sends it"])
        let address = "[1] https://example.org/a/very/long/address/that/does/not/fit"
        #expect(rendering.wrapped(address) == [address])
        let french = "-- #berlin : il y en a 1 en attente ici ; /queue"
        #expect(rendering.wrapped(french) == ["-- #berlin : il y en a 1 en attente ici ;", "   /queue"])
        rendering.cutsLines = false
        #expect(rendering.wrapped(line) == [line])
    }

    @Test mutating func putsTheThreadOnItsOwnLineWhereItIsNarrow() throws {
        rendering.width = 40
        let reply = try message(
            Fixture.message(9_042, 124, author: 7, body: "A Roma paghiamo 60 € al mese, diviso in dodici.")
        )
        let lines = rendering.message(reply, try context())
        #expect(lines == ["124 09:41 giulia ↳42", "  A Roma paghiamo 60 € al mese, diviso", "  in dodici."])
    }

    @Test func showsReactionsAndEdits() throws {
        let extra =
            #","edited":\#(Fixture.t0),"reactions":[{"emoji":"👍","count":2,"by":[5,7]},{"emoji":"🎉","count":1,"by":[6]}]"#
        let root = try message(Fixture.message(9_041, 42, root: true, body: "Oui", extra: extra))
        #expect(
            rendering.message(root, .init(unread: 0)) == [
                " 42  09:41 ben     Oui", "                   (👍 2, 🎉 1; edited)",
            ]
        )
    }

    @Test func showsAShare() throws {
        let json = """
            {"id":1,"channel":12,"number":119,"thread":\(Fixture.thread(number: 12, replies: 2)),"home":"#paris",\
            "by":{"id":7,"nick":"jules","name":""},"at":\(Fixture.t0)}
            """
        let share = try #require(Share(try Fixture.json(json)))
        #expect(
            rendering.share(share, me: nil, unread: 0)
                == ["119  09:41 jules   shares #paris/12: Bonjour  [2 replies]"]
        )
    }

    @Test func keepsColumnsForLongAndWideNicks() throws {
        let text = Fixture.message(9_041, 42, root: true, body: "x").replacing(
            "\"nick\":\"ben\"",
            with: "\"nick\":\"東京東京東\""
        )
        #expect(rendering.message(try message(text), .init(unread: 0)) == [" 42  09:41 東京東京東  x"])
    }

    @Test(
        "lets nothing through that a terminal obeys",
        arguments: ["\\u001b[2J", "\\u009b31m", "\\u001b]52;c;AAAA\\u0007", "\\r\\b", "\\u001bP1;2q", "\\u202e"]
    )
    func isSafe(hostile: String) throws {
        let text = Fixture.message(
            9_041,
            42,
            root: true,
            body: hostile,
            extra: #","reactions":[{"emoji":"\#(hostile)","count":1}]"#
        )
        .replacing("\"nick\":\"ben\"", with: "\"nick\":\"b\(hostile)\"")
        let thread = Fixture.thread(extra: #","title":"\#(hostile)","shares":["\#(hostile)"]"#)
        let message = try message(text)
        let known = try context(thread, unread: 1)
        let parsed = try #require(known.thread)
        var lines =
            rendering.message(message, known) + [
                rendering.elsewhere(message, address: "#a\(message.body)", thread: parsed)
            ]
        lines += rendering.threadLines(parsed, address: message.body, unread: 1)
        lines += rendering.hit(message, address: message.body, excerpt: message.body, marks: [0..<1])
        lines += rendering.said(message.body)
        for scalar in lines.joined().unicodeScalars {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}")
        }
    }

    @Test func marksWhatWasFoundByUTF16Offsets() {
        #expect(rendering.marked("🎉 in Straße heute", [6..<12]) == "🎉 in *Straße* heute")
        #expect(rendering.marked("🎉", [1..<2]) == "🎉")
        #expect(rendering.marked("abc", [2..<99, 0..<1]) == "*a*bc")
    }

    @Test func showsThePromptWithPlaceAndCount() {
        let place = Place(channel: ChannelID(12), address: "#berlin/coworking")
        var thread = place
        thread.thread = Place.EnteredThread(id: ThreadID(310), number: 118)
        #expect(Prompt.text(place, unread: 3, isOffline: false) == "berlin/coworking (3) > ")
        #expect(Prompt.text(thread, unread: 0, isOffline: false) == "berlin/coworking›118 > ")
        #expect(Prompt.text(nil, unread: 1_000, isOffline: true) == "hubbub (999+) … > ")
    }
}
