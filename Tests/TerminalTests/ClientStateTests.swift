import HubbubLocale
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubTerminal

@Suite("Client state")
struct ClientStateTests {
    private let rendering = Fixture.rendering

    @Test func showsARootOfTheOpenChannelAndReadsIt() throws {
        var state = try Fixture.client()
        let event = try Fixture.posted(
            Fixture.message(9_050, 43, thread: 311, root: true),
            Fixture.thread(311, number: 43, replies: 0)
        )
        #expect(state.happened("message.posted", event, rendering).shown == [" 43  09:41 ben     Salut"])
        #expect(state.unread == 0)
        #expect(
            state.marks.take() == [
                Ask("read.mark", [("channel", .integer(12)), ("to", .integer(9_050))], for: .quiet, isAct: true)
            ]
        )
    }

    /// As long as they do.
    @Test func marksWhoLooksAfterTheHub() throws {
        var state = try Fixture.client()
        func shown(_ id: Int64) throws -> [String] {
            let message = Fixture.message(9_000 + id, id, thread: 300 + id, root: true)
            let thread = Fixture.thread(300 + id, number: id, replies: 0)
            return state.happened("message.posted", try Fixture.posted(message, thread), rendering).shown
        }
        func told(_ kind: String, _ event: String) throws {
            _ = state.happened(kind, try Fixture.json(event), rendering)
        }
        #expect(try shown(51) == [" 51  09:41 ben     Salut"])
        let hub = #"{"id":3,"slug":"berlin","name":"Berlin","team":[{"member":6,"role":"moderator"}]}"#
        try told("hub.changed", #"{"ev":"hub.changed","hub":\#(hub)}"#)
        #expect(try shown(52) == [" 52  09:41 ben*    Salut"])
        let change = #"{"ev":"member.changed","hub":3,"member":{"id":6,"nick":"ben","name":"ben"},"role":"ROLE"}"#
        try told("member.changed", change.replacing("ROLE", with: "member"))
        #expect(try shown(53) == [" 53  09:41 ben     Salut"])
        try told("member.changed", change.replacing("ROLE", with: "steward"))
        #expect(try shown(54) == [" 54  09:41 ben*    Salut"])
    }

    @Test func countsARootElsewhereWithoutShowingIt() throws {
        var state = try Fixture.client()
        let event = try Fixture.posted(
            Fixture.message(9_051, 8, thread: 400, root: true, channel: 21),
            Fixture.thread(400, number: 8, replies: 0, channel: 21)
        )
        #expect(state.happened("message.posted", event, rendering).shown.isEmpty)
        #expect(state.reading[ChannelID(21)]?.unread == 1)
        #expect(state.unread == 1)
    }

    @Test func showsAMentionElsewhereInOneLine() throws {
        var state = try Fixture.client()
        let message = Fixture.message(
            9_051,
            8,
            thread: 400,
            root: true,
            body: "ciao @ana",
            channel: 21,
            extra: #","mentions":[5]"#
        )
        let event = try Fixture.posted(message, Fixture.thread(400, number: 8, replies: 0, channel: 21))
        #expect(state.happened("message.posted", event, rendering).shown == ["#rome/8  09:41 ben  ciao @ana"])
        #expect(state.reading[ChannelID(21)]?.mentions == 1)
    }

    @Test func asksWhetherAnUnknownThreadIsFollowedAndCountsThen() throws {
        var state = try Fixture.client(open: false)
        let event = try Fixture.posted(Fixture.message(9_052, 44), Fixture.thread())
        let asks = state.happened("message.posted", event, rendering)
        let ask = Ask("message.show", [("message", .integer(9_052))], for: .followState(ThreadID(310)))
        #expect(asks == [.ask(ask)])
        #expect(state.unread == 0)
        let answer = try Fixture.json(
            #"{"message":{},"thread":\#(Fixture.thread(extra: #","mine":{"followed":true,"position":9041,"unread":1,"mentions":0}"#))}"#
        )
        _ = state.answered(ask, answer, rendering)
        #expect(state.unread == 1)
        #expect(state.follows[ThreadID(310)]?.unread == 1)
    }

    @Test func doesNotCountRepliesOfThreadsThatAreNotFollowed() throws {
        var state = try Fixture.client(open: false)
        let event = try Fixture.posted(Fixture.message(9_052, 44), Fixture.thread())
        let asks = state.happened("message.posted", event, rendering)
        guard case .ask(let ask)? = asks.first else { return #expect(Bool(false)) }
        let answer = try Fixture.json(
            #"{"thread":\#(Fixture.thread(extra: #","mine":{"followed":false,"position":0,"unread":0,"mentions":0}"#))}"#
        )
        _ = state.answered(ask, answer, rendering)
        #expect(state.unread == 0)
    }

    @Test func readsAPrintedReplyOnlyWhenAllBeforeItAre() throws {
        var state = try Fixture.client()
        let thread = ThreadID(310)
        state.follows[thread] = ThreadReadState(
            thread: thread,
            channel: ChannelID(12),
            isFollowed: true,
            position: MessageID(9_041)
        )
        let first = try Fixture.posted(Fixture.message(9_060, 44), Fixture.thread())
        #expect(
            state.happened("message.posted", first, rendering).shown == [
                "-- ↳42: Bonjour (ben)", " 44  09:41 ben     ↳42  Salut",
            ]
        )
        #expect(state.unread == 0)
        #expect(state.marks.take().count == 1)
        state.follows[thread]?.unread = 2
        let second = try Fixture.posted(Fixture.message(9_061, 45), Fixture.thread())
        _ = state.happened("message.posted", second, rendering)
        #expect(state.follows[thread]?.unread == 3)
        #expect(state.marks.isEmpty)
    }

    @Test func readsNothingForScripts() throws {
        var state = try Fixture.client(reads: false)
        let event = try Fixture.posted(
            Fixture.message(9_050, 43, thread: 311, root: true),
            Fixture.thread(311, number: 43, replies: 0)
        )
        _ = state.happened("message.posted", event, rendering)
        #expect(state.unread == 1)
        #expect(state.marks.isEmpty)
    }

    @Test func countsAMessageOnceThatIsToldOfInTwoChannels() throws {
        var state = try Fixture.client(open: false)
        let message = Fixture.message(9_051, 8, thread: 400, root: true, channel: 21)
        let thread = Fixture.thread(400, number: 8, replies: 0, channel: 21)
        _ = state.happened("message.posted", try Fixture.posted(message, thread), rendering)
        _ = state.happened("message.posted", try Fixture.posted(message, thread, extra: #","in":12"#), rendering)
        #expect(state.unread == 1)
        #expect(state.reading[ChannelID(21)]?.unread == 1)
    }

    @Test func showsOwnPostsOnceWhicheverComesFirst() throws {
        var state = try Fixture.client()
        let message = Fixture.message(9_070, 46, thread: 320, root: true, author: 5, body: "Bonjour")
        let thread = Fixture.thread(320, number: 46, replies: 0)
        let answer = try Fixture.json(
            #"{"command":"message.post","result":{"message":\#(message),"thread":\#(thread)},"say":""}"#
        )
        let ask = Ask("line", [], for: .typed(number: 1), isAct: true)
        #expect(state.answered(ask, answer, rendering).shown == [" 46  09:41 you     Bonjour"])
        #expect(state.happened("message.posted", try Fixture.posted(message, thread), rendering).shown.isEmpty)
        #expect(state.unread == 0)
        #expect(state.lastOwn?.number == 46)
    }

    @Test func takesTheCountsOfReadEvents() throws {
        var state = try Fixture.client()
        let event = try Fixture.json(
            #"{"at":"e.9","ev":"read.moved","channel":12,"position":9100,"floor":0,"level":"mentions","unread":3,"mentions":1}"#
        )
        _ = state.happened("read.moved", event, rendering)
        #expect(state.unread == 3)
        #expect(state.cursor == "e.9")
    }

    @Test func missedEventsAreShownButNotCounted() throws {
        var state = try Fixture.client()
        let event = try Fixture.posted(
            Fixture.message(9_050, 43, thread: 311, root: true),
            Fixture.thread(311, number: 43, replies: 0)
        )
        var object = try #require(try Fixture.json(Fixture.hello).object)
        _ = object.add("events", .array([event]))
        let lines = state.greeted(.object(object), rendering).shown
        #expect(lines == ["-- back; 1 event missed, here:", " 43  09:41 ben     Salut"])
        #expect(state.unread == 0)
    }

    @Test func editsOnesLastMessage() throws {
        var state = try Fixture.client()
        #expect(state.typed("s/a/b/", number: 1).shown == ["! There is no message of yours to change here."])
        let message = Fixture.message(9_070, 46, thread: 320, root: true, author: 5, body: "Bonjuor, bonjuor")
        let posted = try Fixture.posted(message, Fixture.thread(320, number: 46, replies: 0))
        _ = state.happened("message.posted", posted, rendering)
        let fields: [(String, JSON)] = [
            ("message", .integer(9_070)), ("body", .string("Bonjour, bonjuor")), ("version", .integer(1)),
        ]
        let edit = Ask("message.edit", fields, for: .typed(number: 2), isAct: true)
        #expect(state.typed("s/juor/jour/", number: 2) == [.ask(edit)])
        #expect(state.typed("s/x y/z/", number: 3).shown == ["! “x y” is not in your message 46."])
    }

    @Test func sendsTheLineWithItsPlace() throws {
        var state = try Fixture.client()
        state.place?.thread = Place.EnteredThread(id: ThreadID(310), number: 42)
        let fields: [(String, JSON)] = [
            ("channel", .string("#berlin/coworking")), ("thread", .integer(310)), ("text", .string("yes")),
        ]
        #expect(state.typed("yes", number: 7) == [.ask(Ask("line", fields, for: .typed(number: 7), isAct: true))])
        _ = state.typed("/thread", number: 8)
        #expect(state.place?.thread == nil)
    }

    @Test func ignoresEventsItDoesNotKnowAndKeepsTheirCursor() throws {
        var state = try Fixture.client()
        let event = try Fixture.json(#"{"at":"e.77","ev":"future.thing","x":[1]}"#)
        #expect(state.happened("future.thing", event, rendering).isEmpty)
        #expect(state.cursor == "e.77")
    }

    @Test func showsWhatWouldWorkAfterARefusal() throws {
        var state = try Fixture.client()
        let refusal = try #require(
            ReceivedRefusal(
                try Fixture.json(#"{"code":"unknown_command","say":"There is no /repy.","try":"/reply","retry":3}"#)
            )
        )
        let ask = Ask("line", [], for: .typed(number: 1), isAct: true)
        #expect(state.refused(ask, refusal, rendering).shown == ["! There is no /repy.  try: /reply  again in 3 s"])
    }

    @Test func showsReactionsToMessagesItNeverShowed() throws {
        var state = try Fixture.client()
        let event = try Fixture.json(
            #"{"channel":12,"thread":310,"message":8000,"number":7,"reactions":[{"emoji":"🎉","count":2,"by":[5,6]}]}"#
        )
        #expect(state.happened("message.reacted", event, rendering).shown == ["  7  reactions: 🎉 2"])
    }

    @Test func countsAndShowsNothingOfARequest() throws {
        var state = try Fixture.client()
        let created = try Fixture.json(#"{"ev":"conversation.created","channel":\#(Self.request)}"#)
        #expect(state.happened("conversation.created", created, rendering).isEmpty)
        let message = Fixture.message(9_060, 1, thread: 500, root: true, channel: 31, extra: #","mentions":[5]"#)
        let posted = try Fixture.posted(message, Fixture.thread(500, number: 1, replies: 0, channel: 31))
        #expect(state.happened("message.posted", posted, rendering).shown.isEmpty)
        let reply = try Fixture.posted(
            Fixture.message(9_061, 2, thread: 500, channel: 31),
            Fixture.thread(500, number: 1, channel: 31)
        )
        #expect(state.happened("message.posted", reply, rendering).isEmpty)
        #expect(state.unread == 0)
        let accepted = Self.request.replacing(#","request":true"#, with: "")
        let changed = try Fixture.json(#"{"ev":"conversation.changed","channel":\#(accepted)}"#)
        #expect(state.happened("conversation.changed", changed, rendering).isEmpty)
        let read = try Fixture.json(#"{"ev":"read.moved","channel":31,"position":0,"floor":0,"unread":2,"mentions":1}"#)
        _ = state.happened("read.moved", read, rendering)
        #expect(state.unread == 2)
    }

    @Test func listsRequestsAndSaysHowToAnswerThem() throws {
        var state = try Fixture.client()
        let listed = try Fixture.json(#"{"channels":[\#(Self.request)],"more":false}"#)
        let line = Ask("line", [], for: .typed(number: 1))
        let answer = JSON.object(JSON.Object([("command", .string("conversation.list")), ("result", listed)]))
        #expect(
            state.answered(line, answer, rendering).shown == [
                "@ben", "-- /open @nick shows one, /accept nick lets it in, /ignore nick closes it",
            ]
        )
        let opened = try Fixture.json(#"{"channel":\#(Self.request),"lines":[]}"#)
        let shown = state.answered(Ask("channel.open", [], for: .opening(number: 1)), opened, rendering).shown
        #expect(shown.prefix(2) == ["@ben", "-- a request: answer it, or /accept; /ignore ben closes it"])
    }

    @Test func saysAtTheStartThatRequestsWait() throws {
        var state = ClientState(language: .english, readsWhatItShows: true)
        let hello = Fixture.hello.replacing(#""conversations":[]"#, with: #""conversations":[\#(Self.request)]"#)
        let shown = try state.greeted(Fixture.json(hello), rendering).shown
        #expect(shown == ["-- 1 request waits for your answer: /requests"])
    }

    @Test func forgetsAConversationThatWasClosed() throws {
        var state = try Fixture.client()
        let opened = try Fixture.json(#"{"channel":\#(Self.request),"lines":[]}"#)
        _ = state.answered(Ask("channel.open", [], for: .opening(number: 1)), opened, rendering)
        _ = state.happened("conversation.closed", try Fixture.json(#"{"channel":31}"#), rendering)
        #expect(state.place == nil)
        #expect(state.channels[ChannelID(31)] == nil)
    }

    /// Ben, whom ana shares no hub with, wrote to her.
    private static let request = """
        {"id":31,"address":"@ana,@ben","name":"","topic":"","last":1,"archived":false,"members":[{"id":5,"nick":"ana",\
        "name":"Ana"},{"id":6,"nick":"ben","name":"Ben"}],"request":true}
        """
}
