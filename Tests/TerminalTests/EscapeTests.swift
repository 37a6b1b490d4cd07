import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubTerminal

/// Whatever stands in a text that comes from elsewhere, a terminal obeys none of it.
@Suite("Escape injection")
struct EscapeTests {
    /// Every control of C0 and C1, alone and as the beginning of every sequence that ECMA-48 knows, and every
    /// character that changes direction.
    static let hostile: [String] = {
        let controls = (Array(0x00...0x1F) + Array(0x7F...0x9F)).compactMap { Unicode.Scalar(UInt32($0)) }
        let alone = controls.map { "a" + String(Character($0)) + "b" }
        let finals = (0x20...0x7E).map { String(UnicodeScalar(UInt8($0))) }
        let short = finals.map { "\u{1B}" + $0 }.joined()
        let introducers = ["\u{1B}[", "\u{9B}", "\u{1B}[?", "\u{1B}[>", "\u{1B}[1;31;99999"]
        let sequences = introducers.map { introducer in finals.map { introducer + $0 }.joined() }
        let openings = [
            "\u{1B}]", "\u{9D}", "\u{1B}P", "\u{90}", "\u{1B}X", "\u{98}", "\u{1B}^", "\u{9E}", "\u{1B}_", "\u{9F}",
        ]
        let endings = ["\u{7}", "\u{1B}\\", "\u{9C}", ""]
        let strings = openings.map { opening in
            ["0;owned", "52;c;AAAA", "8;;https://example.org", "4;1;?", "1;2q", "$qm", "Gi=1"].flatMap { body in
                endings.map { opening + body + $0 }
            }.joined()
        }
        let turns = (Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0x200E, 0x200F, 0x061C])
            .compactMap { Unicode.Scalar(UInt32($0)) }.map { "x" + String(Character($0)) + "y" }
        return [alone.joined(), short] + sequences + strings + [turns.joined()]
    }()

    /// A text inside JSON.
    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.value(text)
        return writer.text
    }

    /// An object with every field that any answer or event has, each text of it being `text`.
    private static func everything(_ text: String) throws -> JSON {
        let t = quoted(text)
        let face = "{\"id\":6,\"nick\":\(t),\"name\":\(t)}"
        let last = "\"last\":{\"id\":9042,\"at\":1}"
        let thread = """
            {"id":310,"channel":12,"number":42,"root":9041,"title":\(t),"state":"open","starter":\(face),"replies":3,\(last),\
            "faces":[\(face)],"excerpt":\(t),"shares":[\(t)],"locked":true,"mine":{"followed":true,"position":1,"unread":2}}
            """
        let message = """
            {"id":9041,"channel":12,"thread":310,"number":42,"root":true,"author":\(face),"at":1,"version":1,"state":"live",\
            "body":\(t),"html":\(t),"lang":\(t),"edited":2,"reactions":[{"emoji":\(t),"count":2,"by":[5]}]}
            """
        let share =
            "{\"id\":1,\"channel\":12,\"number\":43,\"thread\":\(thread),\"home\":\(t),\"by\":\(face),\"at\":1}"
        let channel = """
            {"id":31,"address":\(t),"name":\(t),"topic":\(t),"last":1,"members":[\(face),{"id":7,"nick":\(t)}],"request":true}
            """
        let hub = """
            {"id":3,"slug":"berlin","name":\(t),"visibility":"public","join":"open","about":\(t),"members":2,"colour":\(t),\
            "channels":[{"id":12,"hub":3,"address":"#berlin/coworking","name":\(t),"topic":\(t),"last":1}],"calm":5,\
            "mine":{"role":"moderator"}}
            """
        let entry = """
            {"hub":3,"number":51,"kind":\(t),"role":\(t),"rule":1,"scope":\(t),"until":9,"at":1,"side":\(t),"member":\(face),\
            "words":\(t),"count":1,"message":\(t),"by":\(face)}
            """
        let item = """
            {"hub":3,"number":17,"kind":"report","state":"taken","reason":\(t),"member":\(face),"message":\(message),"context":\
            [\(message.replacing("9041", with: "9040"))],"held":{"channel":\(t),"title":\(t),"body":\(t),"html":\(t)},"entry":\(entry),\
            "reports":[{"by":\(face),"words":\(t),"at":1}],"taken_by":\(face),"opened":1,"due":2,"outcome":\(t)}
            """
        let lines = """
            [{"number":42,"message":\(message),"thread":\(thread)},{"number":43,"share":\(share)},{"number":44,"state":"moved","to":\(t)},\
            {"number":45,"state":\(t)}]
            """
        return try JSONParser.parse(
            """
            {"at":\(t),"text":\(t),"line":\(t),"say":\(t),"would":\(t),"undo":\(t),"title":\(t),"body":\(t),"place":\(t),"about":\(t),\
            "languages":[\(t)],"since":1,"reason":\(t),"kind":"report","state":"open","waiting":2,"item":\(item),"items":[\(item)],\
            "entry":\(entry),"entries":[\(entry)],"message":\(message),"messages":[\(message)],"thread":\(thread),\
            "threads":[\(thread)],"channel":\(channel),"channels":[\(channel)],"hub":\(hub),"hubs":[\(hub)],"share":\(share),\
            "lines":\(lines),"member":\(face),"members":[{"member":\(face),"role":"steward","present":true}],\
            "results":[{"message":\(message),"thread":\(thread),"channel":\(channel),"marks":[[0,2]],"excerpt":\(t)}],"total":1,\
            "charter":{"hub":3,"version":1,"preamble":\(t),"rules":[{"number":1,"text":\(t)}]},"more":true,\
            "sanction":{"kind":"mute","hub":3,"rule":1,"holds":true},"sanctions":[{"kind":"ban","hub":3,"rule":1,"holds":true}],\
            "notes":[{"by":\(face),"text":\(t),"at":1}],"notices":[{"id":4,"kind":"act","at":1,"seen":false,"say":\(t)}],\
            "from":{"channel":12,"number":42},"reactions":[{"emoji":\(t),"count":1,"by":[6]}],"number":42}
            """
        )
    }

    static let commands = [
        "channel.open", "conversation.open", "thread.open", "channel.history", "unread.next", "message.post",
        "message.edit", "message.quote", "message.delete", "queue.withdraw", "thread.list", "catchup", "hub.list",
        "channel.list", "hub.who", "member.show", "unread.list", "search", "help", "how", "charter.show",
        "conversation.list", "message.react", "thread.resolve", "queue.list", "queue.mine", "queue.show", "queue.take",
        "modlog.list", "member.record", "member.mute", "hub.join", "invite.create", "no.such.command",
    ]

    private func isHarmless(_ lines: [String]) -> Bool {
        lines.joined().unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value) && ![0x200E, 0x200F, 0x061C].contains(scalar.value)
        }
    }

    private func clients() throws -> [ClientState] {
        var inConversation = try Fixture.client()
        inConversation.place = Place(channel: ChannelID(31), address: "@ben")
        return [try Fixture.client(), inConversation]
    }

    @Test(arguments: hostile.indices) func nothingInAnAnswerIsObeyed(index: Int) throws {
        let text = Self.hostile[index]
        let all = try Self.everything(text)
        for command in Self.commands {
            for var state in try clients() {
                let answer = JSON.object(
                    JSON.Object([("command", .string(command)), ("result", all), ("say", .string(text))])
                )
                let effects = state.answered(Ask("line", [], for: .typed(number: 1)), answer, Fixture.rendering)
                #expect(isHarmless(effects.shown), "\(command): \(effects.shown)")
                let prompt = Prompt.text(state.place, unread: 1, isOffline: false)
                #expect(isHarmless([prompt]), "the prompt after \(command): \(prompt)")
            }
        }
    }

    @Test(arguments: hostile.indices) func nothingInAnEventIsObeyed(index: Int) throws {
        let text = Self.hostile[index]
        let all = try Self.everything(text)
        let kinds = EventKind.allCases
        #expect(kinds.count > 25)
        for var state in try clients() {
            // Once more for what is compared with what was known before.
            for kind in kinds + kinds {
                let effects = state.happened(kind.rawValue, all, Fixture.rendering)
                #expect(isHarmless(effects.shown), "\(kind): \(effects.shown)")
            }
        }
    }

    @Test(arguments: hostile.indices) func nothingInARefusalIsObeyed(index: Int) throws {
        let text = Self.hostile[index]
        let no =
            "{\"code\":\(Self.quoted(text)),\"say\":\(Self.quoted(text)),\"field\":\(Self.quoted(text)),\"try\":\(Self.quoted(text))}"
        let refusal = try #require(ReceivedRefusal(try JSONParser.parse(no)))
        var state = try Fixture.client()
        let typed = Ask("line", [("text", .string(text))], for: .typed(number: 1))
        #expect(isHarmless(state.refused(typed, refusal, Fixture.rendering).shown))
        #expect(isHarmless([ScriptLine.refusal(line: 1, ClientRefusal(refusal)).text]))
        #expect(isHarmless([ScriptLine.answer(line: 1, try Self.everything(text)).text]))
        let read = try JSONParser.parse(ScriptLine.event(.object(JSON.Object([("x", .string(text))]))).text)
        #expect(read["x"]?.string == text, "what a script reads is what was written")
    }

    @Test(arguments: hostile.indices) func nothingInAGreetingIsObeyed(index: Int) throws {
        let text = Self.hostile[index]
        let t = Self.quoted(text)
        let hello = """
            {"cursor":\(t),"resumed":false,"resync":false,"me":{"id":5,"nick":\(t),"name":\(t),"language":\(t)},"community":{"name":\(t)},\
            "hubs":[],"channels":[],"threads":[],"conversations":[],"ignored":[],"banned":{"rule":1,"entry":3,"words":\(t)},\
            "server":{"version":\(t),"protocol":\(t)}}
            """
        var state = ClientState(language: .english, readsWhatItShows: true)
        #expect(isHarmless(state.greeted(try JSONParser.parse(hello), Fixture.rendering).shown))
    }

    @Test func controlsStayVisible() throws {
        var state = try Fixture.client()
        let all = try Self.everything("a\u{1B}[2J\u{9B}31m\u{7}z")
        let shown = state.answered(
            Ask("line", [], for: .typed(number: 1)),
            .object(JSON.Object([("command", .string("thread.list")), ("result", all)])),
            Fixture.rendering
        ).shown
        #expect(shown.joined().contains("a^[[2J<9B>31m^Gz"))
    }

    /// Columns are counted here as the C library counts them, which is how libedit moves the cursor.
    @Test func columnsAreThoseOfTheSystem() throws {
        LocaleChoice.useUTF8()
        var different: [ClosedRange<UInt32>] = []
        for value in UInt32(0x20)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value), !Self.isUndecided(scalar) else { continue }
            let system = LineEditor.columns(wchar_t(bitPattern: value))
            guard system < 7, TerminalText.columns(String(Character(scalar))) != system else { continue }
            if let last = different.last, last.upperBound == value - 1 {
                different[different.count - 1] = last.lowerBound...value
            } else {
                different.append(value...value)
            }
        }
        let said = different.map { "\(String($0.lowerBound, radix: 16))-\(String($0.upperBound, radix: 16))" }
        #expect(different.isEmpty, "\(said.joined(separator: " "))")
    }

    /// Not assigned, never printed, or counted otherwise by another version of Unicode.
    private static func isUndecided(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\u{AD}" || scalar == "\u{1171E}" { return true }
        return switch scalar.properties.generalCategory {
        case .unassigned, .privateUse, .control, .surrogate: true
        default: false
        }
    }
}
