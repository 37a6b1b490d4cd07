import HubbubLocale
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubTerminal

/// What the terminal shows and forgets when moderators act.
@Suite("Moderation in the terminal")
struct ModerationTests {
    private let rendering = Fixture.rendering
    /// 2013-05-02 11:41 UTC.
    private let until = Fixture.t0 + 7_200_000

    private func happened(_ state: inout ClientState, _ name: String, _ rest: String) throws -> [Effect] {
        state.happened(name, try Fixture.json(#"{"at":"e.9","ev":"\#(name)",\#(rest)}"#), rendering)
    }

    private func dead(_ state: String, _ extra: String = "") -> String {
        """
        {"id":9050,"channel":12,"thread":311,"number":43,"root":true,"author":{"id":5,"nick":"ana","name":""},\
        "at":\(Fixture.t0),"version":1,"state":"\(state)"\(extra)}
        """
    }

    private func answered(
        _ state: inout ClientState,
        _ command: String,
        _ result: String,
        say: String = ""
    ) throws -> [String] {
        let answer = try Fixture.json(#"{"command":"\#(command)","result":\#(result),"say":"\#(say)"}"#)
        return state.answered(Ask("line", [], for: .typed(number: 1)), answer, rendering).shown
    }

    @Test func saysByWhichRuleAMessageWasRemovedAndKeepsNothingOfIt() throws {
        var state = try Fixture.client()
        let mine = Fixture.message(9_050, 43, thread: 311, root: true, author: 5, body: "Watches")
        let thread = Fixture.thread(311, number: 43, replies: 0)
        _ = state.happened("message.posted", try Fixture.posted(mine, thread), rendering)
        #expect(state.lastOwn?.body == "Watches")
        let removed = #""message":\#(dead("removed", #","rule":2"#)),"thread":\#(thread)"#
        #expect(
            try happened(&state, "message.removed", removed).shown == [" 43  ana  (removed by a moderator, rule 2)"]
        )
        #expect(try happened(&state, "message.removed", removed).shown.isEmpty)
        #expect(state.lastOwn == nil)
        let restored = #""message":\#(mine),"thread":\#(thread)"#
        #expect(try happened(&state, "message.restored", restored).shown == [" 43  09:41 you     is back: Watches"])
        #expect(
            try happened(&state, "message.removed", removed).shown == [" 43  ana  (removed by a moderator, rule 2)"]
        )
    }

    @Test func countsARemovedMessageNoMoreAndARestoredOneAgain() throws {
        var state = try Fixture.client()
        let message = Fixture.message(9_051, 8, thread: 400, root: true, channel: 21)
        let thread = Fixture.thread(400, number: 8, replies: 0, channel: 21)
        _ = state.happened("message.posted", try Fixture.posted(message, thread), rendering)
        #expect(state.unread == 1)
        let removed = message.replacing("\"live\"", with: "\"removed\"")
        _ = try happened(&state, "message.removed", #""message":\#(removed),"thread":\#(thread)"#)
        #expect(state.unread == 0)
        _ = try happened(&state, "message.restored", #""message":\#(message),"thread":\#(thread)"#)
        #expect(state.unread == 1)
    }

    @Test func forgetsAPurgedMessageAndCountsItsChannelAfresh() throws {
        var state = try Fixture.client()
        let mine = Fixture.message(9_041, 42, root: true, author: 5, body: "secret")
        let thread = Fixture.thread(extra: #","title":"secret""#).replacing("Bonjour", with: "secret")
        _ = state.happened("message.posted", try Fixture.posted(mine, thread), rendering)
        let effects = try happened(&state, "message.purged", #""message":9041,"thread":310,"channel":12"#)
        let recount = Ask(
            "channel.open",
            [("channel", .integer(12)), ("limit", .integer(1))],
            for: .recount(ChannelID(12))
        )
        #expect(effects == [.show(["-- a message here was erased for good"]), .ask(recount)])
        #expect(state.lastOwn == nil)
        #expect(!String(describing: state).contains("secret"))
    }

    @Test func pointsToWhereAMessageIsNow() throws {
        var state = try Fixture.client()
        let from = #""from":{"channel":12,"number":43,"thread":310}"#
        let away = Fixture.message(9_050, 8, thread: 310, channel: 21)
        let thread = Fixture.thread(channel: 21)
        let elsewhere = try happened(&state, "message.moved", #""message":\#(away),"thread":\#(thread),\#(from)"#)
        #expect(elsewhere.shown == [" 43  ben  moved by a moderator to #rome/8"])
        let split = Fixture.message(9_050, 43, thread: 500)
        let part = Fixture.thread(500, number: 43, extra: #","title":"Chairs""#)
        let within = try happened(&state, "message.moved", #""message":\#(split),"thread":\#(part),\#(from)"#)
        #expect(within.shown == [" 43  ben  belongs to thread 43: Chairs now, moved by a moderator"])
        let hidden = try happened(&state, "message.moved", #""message":\#(dead("moved")),\#(from)"#)
        #expect(hidden.shown == [" 43  (moved elsewhere by a moderator)"])
        let other = #""from":{"channel":21,"number":3,"thread":9}"#
        let here = try happened(&state, "message.moved", #""message":\#(split),"thread":\#(part),\#(other)"#)
        #expect(here.shown == [" 43  09:41 ben     ↳43  moved here by a moderator: Salut"])
        let own = #""from":{"channel":12,"number":44}"#
        let attached = try happened(&state, "message.moved", #""message":\#(away),"thread":\#(thread),\#(own)"#)
        #expect(attached.shown == [" 44  ben  moved by ben to #rome/8"])
    }

    @Test func namesWhoResolvedAThreadButNoModerator() throws {
        var state = try Fixture.client()
        _ = try happened(&state, "thread.changed", #""thread":\#(Fixture.thread())"#)
        let resolved = Fixture.thread().replacing("\"open\"", with: "\"resolved\"")
        let byStarter = try happened(&state, "thread.changed", #""thread":\#(resolved),"by":"starter""#)
        #expect(byStarter.shown == [" 42  resolved by ben: Bonjour"])
        let byModerator = try happened(&state, "thread.changed", #""thread":\#(Fixture.thread()),"by":"moderator""#)
        #expect(byModerator.shown == [" 42  open again, by a moderator: Bonjour"])
        let titled = Fixture.thread(extra: #","title":"Chairs""#)
        let byNobodyKnown = try happened(&state, "thread.changed", #""thread":\#(titled)"#)
        #expect(byNobodyKnown.shown == [" 42  titled: Chairs"])
    }

    @Test func asksForACountOnceHoweverManyMove() throws {
        var state = try Fixture.client()
        let from = #""from":{"channel":12,"number":43,"thread":310}"#
        let asks = try (Int64(9_050)...9_060).flatMap { id in
            try happened(&state, "message.moved", #""message":\#(Fixture.message(id, id, channel: 12)),\#(from)"#)
        }.filter { if case .ask = $0 { true } else { false } }
        #expect(asks.count == 1)
        let again = state.answered(Ask("channel.open", [], for: .recount(ChannelID(12))), .null, rendering)
        #expect(again.count == 1)
        #expect(state.answered(Ask("channel.open", [], for: .recount(ChannelID(12))), .null, rendering).isEmpty)
    }

    @Test func leavesItToTheNoticeToTellOfAMuteAndShowsItBelowTheHead() throws {
        var state = try Fixture.client()
        let mute = #""sanction":{"kind":"mute","hub":3,"rule":3,"until":\#(until),"holds":true}"#
        let said =
            "you are muted in #berlin until 2013-05-02 11:41, rule 3: you can read, not write; /notices says why and how to appeal"
        #expect(try happened(&state, "sanction", mute).isEmpty)
        let channel = try #require(state.channels[ChannelID(12)])
        #expect(state.notes(on: channel, rendering) == [said])
        let over = try happened(&state, "sanction", mute.replacing("\"holds\":true", with: "\"holds\":false"))
        #expect(over.isEmpty)
        #expect(state.notes(on: channel, rendering).isEmpty)
    }

    @Test func forgetsAHubOneIsBannedFromAndLeavesItsPrompt() throws {
        var state = try Fixture.client()
        let ban = #""sanction":{"kind":"ban","hub":3,"rule":1,"holds":true}"#
        #expect(try happened(&state, "sanction", ban).isEmpty)
        #expect(state.place == nil)
        #expect(state.hubs.keys.map(\.rawValue) == [4])
        #expect(state.channels.keys.map(\.rawValue) == [21])
        #expect(Prompt.text(state.place, unread: 0, isOffline: false) == "hubbub > ")
        #expect(try happened(&state, "sanction", ban.replacing("true", with: "false")).isEmpty)
    }

    @Test func asksForItsNoticesAndSaysTheUnseenOnce() throws {
        var state = try Fixture.client()
        #expect(try happened(&state, "notice", #""notice":7,"kind":"act""#) == [.ask(state.unseenNotices)])
        let answer = try Fixture.json(
            #"{"notices":[{"id":8,"kind":"act","at":1,"seen":false,"say":"Second."},{"id":7,"kind":"act","at":1,"seen":false,"say":"First."},{"id":6,"kind":"act","at":1,"seen":true,"say":"Old."}],"more":false}"#
        )
        let seen = Ask("notice.see", [("upto", .integer(8))], for: .quiet, isAct: true)
        #expect(
            state.answered(state.unseenNotices, answer, rendering) == [.show(["-- First.", "-- Second."]), .ask(seen)]
        )
        #expect(state.answered(state.unseenNotices, answer, rendering).shown.isEmpty)
    }

    @Test func tellsWhoModeratesOfWhatIsNew() throws {
        var state = try Fixture.client()
        let event = #""hub":3,"item":17,"kind":"report","state":"open","waiting":2"#
        #expect(
            try happened(&state, "queue", event).shown == ["-- #berlin: q17 waits (report), 2 in the queue: /queue"]
        )
        #expect(try happened(&state, "queue", event.replacing("open", with: "taken")).shown.isEmpty)
        let rome = #""hub":4,"item":3,"kind":"held","state":"open","waiting":1"#
        #expect(
            try happened(&state, "queue", rome).shown
                == ["-- #rome: q3 waits (held post), 1 in the queue: /queue in #rome"]
        )
        #expect(state.named.names == ["q3", "q17"])
        let waiting = state.answered(
            Ask("queue.list", [], for: .waiting(HubID(3))),
            try Fixture.json(#"{"waiting":3}"#),
            rendering
        )
        #expect(waiting.shown == ["-- #berlin: 3 wait in the queue: /queue"])
    }

    @Test func asksWhatWaitsWhereOneModerates() throws {
        var state = ClientState(language: .english, readsWhatItShows: true)
        let hello = Fixture.hello.replacing(#"{"id":3,"role":"member""#, with: #"{"id":3,"role":"moderator""#)
        let asks = state.greeted(try Fixture.json(hello), rendering)
        let fields: [(String, JSON)] = [("hub", .integer(3)), ("limit", .integer(1))]
        #expect(asks == [.ask(state.unseenNotices), .ask(Ask("queue.list", fields, for: .waiting(HubID(3))))])
    }

    @Test func showsAQueueABlockAnItem() throws {
        var state = try Fixture.client()
        let text = Fixture.message(9_050, 43, author: 7, body: "Buy watches\\nnow")
        let report = """
            {"hub":3,"number":17,"kind":"report","state":"open","escalated":false,"member":{"id":7,"nick":"giulia","name":""},\
            "message":\(text),"context":[\(Fixture.message(9_049, 42, root: true))],"reports":[{"by":{"id":6,"nick":"ben",\
            "name":""},"words":"spam","at":\(Fixture.t0)}],"opened":\(Fixture.t0),"due":\(until)}
            """
        let held = """
            {"hub":4,"number":3,"kind":"held","state":"taken","taken_by":{"id":6,"nick":"ben","name":""},"reason":"links",\
            "member":{"id":7,"nick":"giulia","name":""},"held":{"channel":"#rome","body":"See https://example.org","html":""},\
            "opened":\(Fixture.t0)}
            """
        let appeal = """
            {"hub":3,"number":18,"kind":"appeal","state":"open","escalated":true,"member":{"id":7,"nick":"giulia","name":""},\
            "entry":{"number":51,"kind":"ban","rule":1,"until":\(until),"at":\(Fixture.t0),"member":{"id":7,"nick":"giulia",\
            "name":""}},"reports":[{"words":"It was not me","at":1}],"opened":\(Fixture.t0)}
            """
        let lines = try answered(
            &state,
            "queue.list",
            #"{"items":[\#(report),\#(held),\#(appeal)],"waiting":3,"more":false}"#,
            say: "a line"
        )
        #expect(
            lines == [
                "q17  report  open  2013-05-02 09:41  giulia  #berlin/coworking/43  passes to operators 2013-05-02 11:41",
                "     ben: spam", "        42  09:41 ben  Salut", "     >  43  09:41 giulia  Buy watches",
                "            now",
                "q3  held post  taken by ben  links from newcomers  2013-05-02 09:41  giulia  #rome",
                "     > See https://example.org",
                "q18  appeal  open  passed to operators  2013-05-02 09:41  giulia  #berlin",
                "     against e51  2013-05-02 09:41  ban giulia, rule 1, until 2013-05-02 11:41", "     It was not me",
                "-- /take q17; /agree q17 remove r2 (or mute, ban, kick), /dismiss q17 words, /escalate q17",
                "-- /approve q3 in #rome, /reject q3 in #rome r2 words",
                "-- /take q18; /agree q18 [2h] words, /dismiss q18 words",
            ]
        )
        #expect(try answered(&state, "queue.list", #"{"items":[],"waiting":0,"more":false}"#) == ["-- nothing waits"])
    }

    @Test func answersAnItemWhereAMessageIsMeantWithTheMessage() throws {
        var state = try Fixture.client()
        state.named.sawItem(17, message: "#berlin/coworking/43")
        let ask = Ask("line", [("text", .string("/remove q17 r2 spam"))], for: .typed(number: 1))
        let bytes = Array(
            #"{"re":1,"no":{"code":"wrong_kind","say":"Here a message’s number is meant.","field":"message"}}"#.utf8
        )
        guard case .no(_, let refusal) = bytes.withUnsafeBytes({ Received($0) }) else { return #expect(Bool(false)) }
        #expect(
            state.refused(ask, refusal, rendering).shown
                == ["! Here a message’s number is meant.  try: /remove #berlin/coworking/43 r2 spam"]
        )
    }

    @Test func showsARecord() throws {
        var state = try Fixture.client()
        let record = """
            {"member":{"id":7,"nick":"giulia","name":"Giulia"},"sanctions":[{"kind":"mute","hub":3,"rule":3,"until":\(until),\
            "holds":true}],"entries":[{"number":51,"kind":"mute","rule":3,"at":\(Fixture.t0),"undone":true,"words":"loud"}],\
            "notes":[{"by":{"id":6,"nick":"ben","name":""},"text":"We talked","at":\(Fixture.t0)}]}
            """
        #expect(
            try answered(&state, "member.record", record, say: "x") == [
                "giulia  Giulia", "mute: #berlin, until 2013-05-02 11:41, rule 3",
                "e51  2013-05-02 09:41  mute, rule 3: loud (undone)", "2013-05-02 09:41  ben: We talked",
            ]
        )
        #expect(state.named.names == ["e51"])
    }

    @Test func saysWhyAPostIsHeldAndHowToMendIt() throws {
        var state = try Fixture.client()
        #expect(
            try answered(&state, "message.post", #"{"held":{"hub":3,"number":17,"reason":"newcomers"}}"#) == [
                "-- held: q17, newcomers: waits for a moderator; /withdraw q17 to mend it"
            ]
        )
        #expect(
            try answered(&state, "queue.withdraw", #"{"body":"one\ntwo","title":"T"}"#)
                == ["-- taken back; mend it and send it again:", "T", "one", "two"]
        )
    }

    @Test func saysLocksPaceAndPremoderationInHeads() throws {
        let extra = #","locked":true,"lock_until":\#(until),"lock_rule":3,"slow":"5/day","premoderated":true"#
        let thread = try #require(
            HubbubModel.Thread(try Fixture.json(Fixture.thread(extra: extra))) as HubbubModel.Thread?
        )
        #expect(
            rendering.threadHeader(thread, address: "#berlin") == [
                "#berlin›42  [1 reply, locked until 2013-05-02 11:41, rule 3, slow: 5 messages a day, premoderated]"
            ]
        )
        var state = try Fixture.client()
        let channel = ##"{"id":12,"hub":3,"address":"#berlin/coworking","name":"Coworking","topic":"","last":42"##
        let slow = try happened(&state, "channel.changed", #""channel":\#(channel),"slow":"30s","locked":true}"#)
        #expect(slow.shown == ["-- #berlin/coworking  locked", "-- #berlin/coworking  slow: a message every 30s"])
        let open = try happened(&state, "channel.changed", #""channel":\#(channel)}"#)
        #expect(open.shown == ["-- #berlin/coworking  unlocked", "-- #berlin/coworking  not slow any more"])
    }

    @Test func saysACalmAndItsEnd() throws {
        var state = try Fixture.client()
        #expect(
            try happened(&state, "community.changed", #""calm":\#(until)"#).shown == [
                "-- everywhere: calm until 2013-05-02 11:41; no new members, newcomers’ posts and links wait"
            ]
        )
        #expect(try happened(&state, "community.changed", #""x":1"#).shown == ["-- everywhere: the calm is over"])
        let hub =
            #""hub":{"id":3,"slug":"berlin","name":"Berlin","visibility":"public","join":"open","calm":\#(until)}"#
        #expect(try happened(&state, "hub.changed", hub).shown.count == 1)
        #expect(try happened(&state, "hub.changed", hub).shown.isEmpty)
    }

    @Test func saysWhatABanEverywhereLeaves() throws {
        var state = try Fixture.client()
        let hello = Fixture.hello.replacing(
            #""community":"#,
            with: #""banned":{"until":\#(until),"rule":1,"entry":51,"words":"Threats."},"community":"#
        )
        let effects = state.greeted(try Fixture.json(hello), rendering)
        #expect(
            effects.shown.suffix(2) == [
                "-- You are banned everywhere until 2013-05-02 11:41, rule 1: Threats.",
                "-- /appeal e51 everywhere … appeals; /notices and /modlog still work, nothing else does",
            ]
        )
        #expect(state.place == nil && state.channels.isEmpty)
    }

    @Test func showsALogAsTheServerPutsItAndRemembersItsEntries() throws {
        var state = try Fixture.client()
        let log = #"{"entries":[{"number":2,"kind":"ban"},{"number":1,"kind":"mute"}],"more":true}"#
        #expect(
            try answered(&state, "modlog.list", log, say: #"e2  ban\ne1  mute"#) == [
                "e2  ban", "e1  mute", "-- there is more",
            ]
        )
        #expect(state.named.names == ["e2", "e1"])
        #expect(try answered(&state, "modlog.list", #"{"entries":[],"more":false}"#) == ["-- nothing is in this log"])
    }

    @Test func completesNumbersThatWereSeenAndTheFlag() {
        let words = Completion.Words(
            forms: [.init("/take", [.item]), .init("/mute", [.member, .span, .rule]), .init("/undo", [.entry])],
            nicks: ["elsa"],
            numbers: ["q17", "e51", "q1"]
        )
        #expect(Completion("/take q", words: words)?.candidates == ["q17", "q1"])
        #expect(Completion("/undo e", words: words)?.candidates == ["e51"])
        #expect(Completion("/mute elsa --d", words: words)?.insertion == "--dry-run ")
    }

    @Test func doesNotLetModeratorsOfElsewhereSteerTheTerminal() throws {
        var state = try Fixture.client()
        let hostile = "\\u001b[2J"
        let lines = try answered(
            &state,
            "queue.list",
            #"{"items":[{"number":1,"kind":"held","state":"open","reason":"\#(hostile)","member":{"id":7,"nick":"g\#(hostile)","name":""},"held":{"channel":"\#(hostile)","title":"\#(hostile)","body":"\#(hostile)"},"reports":[{"words":"\#(hostile)"}],"entry":{"number":1,"kind":"\#(hostile)","words":"\#(hostile)","message":"\#(hostile)"}}],"waiting":1}"#
        )
        #expect(!lines.joined().unicodeScalars.contains { $0.value < 0x20 })
    }
}
