import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire

@testable import HubbubTerminal

/// Frames of a small community: ana (5) is at the terminal, ben (6) and giulia (7) talk in `#berlin/coworking` (12) and
/// `#rome` (21), of whose hub ana is a member too.
enum Fixture {
    static let rendering = Rendering(style: .plain, width: 80, language: .english, clock: LocalTime.utc)
    /// 2013-05-02 09:41 UTC, in milliseconds.
    static let t0: Int64 = 1_367_487_660_000

    static func json(_ text: String) throws -> JSON { try JSONParser.parse(text) }

    static func message(
        _ id: Int64,
        _ number: Int64,
        thread: Int64 = 310,
        root: Bool = false,
        author: Int64 = 6,
        body: String = "Salut",
        channel: Int64 = 12,
        extra: String = ""
    ) -> String {
        let nick = [5: "ana", 6: "ben", 7: "giulia"][author] ?? "who"
        return """
            {"id":\(id),"channel":\(channel),"thread":\(thread),"number":\(number),"root":\(root),"author":{"id":\(author),\
            "nick":"\(nick)","name":"\(nick)"},"at":\(t0),"version":1,"state":"live","body":"\(body)"\(extra)}
            """
    }

    static func thread(
        _ id: Int64 = 310,
        number: Int64 = 42,
        replies: Int64 = 1,
        channel: Int64 = 12,
        extra: String = ""
    ) -> String {
        """
        {"id":\(id),"channel":\(channel),"number":\(number),"root":9041,"state":"open","starter":{"id":6,"nick":"ben",\
        "name":"ben"},"replies":\(replies),"last":{"id":9042,"at":\(t0)},"faces":[],"excerpt":"Bonjour"\(extra)}
        """
    }

    static func posted(_ message: String, _ thread: String, cursor: String = "e.1", extra: String = "") throws -> JSON {
        try json(#"{"at":"\#(cursor)","ev":"message.posted","message":\#(message),"thread":\#(thread)\#(extra)}"#)
    }

    static let hello = """
        {"cursor":"e.0","resumed":false,"resync":false,"me":{"id":5,"nick":"ana","name":"Ana","language":"en"},"community":\
        {"name":"Hubbub"},"hubs":[{"id":3,"role":"member","level":"mentions"},{"id":4,"role":"member","level":"mentions"}],\
        "channels":[{"id":12,"position":9000,"floor":0,"level":"mentions","unread":0,"mentions":0}],"threads":[],\
        "conversations":[],"ignored":[]}
        """

    static let hubs = [
        """
        {"at":"e.0","ev":"hub","hub":{"id":3,"slug":"berlin","name":"Berlin","visibility":"public","join":"open","members":41,\
        "channels":[{"id":11,"hub":3,"address":"#berlin","name":"Berlin","last":118},{"id":12,"hub":3,"address":\
        "#berlin/coworking","name":"Coworking","last":42}]}}
        """,
        """
        {"at":"e.0","ev":"hub","hub":{"id":4,"slug":"rome","name":"Rome","visibility":"public","join":"open","members":9,\
        "channels":[{"id":21,"hub":4,"address":"#rome","name":"Rome","last":7}]}}
        """,
    ]

    /// A client that was greeted and has `#berlin/coworking` open.
    static func client(reads: Bool = true, open: Bool = true) throws -> ClientState {
        var state = ClientState(language: .english, readsWhatItShows: reads)
        _ = state.greeted(try json(hello), rendering)
        for hub in hubs { _ = state.happened("hub", try json(hub), rendering) }
        if open { state.place = Place(channel: ChannelID(12), address: "#berlin/coworking") }
        // The day of the fixtures, so that no mark stands before the first message.
        state.lastDay = "2013-05-02"
        return state
    }
}
