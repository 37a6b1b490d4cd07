import HubbubModel
import HubbubStore
import Testing

@testable import HubbubServer

@Suite struct FeedTests {
    @Test func readsTheAddressesOfFeeds() throws {
        let berlin = try #require(Slug("berlin"))
        for (path, address) in [
            ("berlin/feed.atom", .hub(berlin)), ("berlin.atom", .channel(hub: berlin, topic: nil)),
            ("berlin/desks.atom", .channel(hub: berlin, topic: Slug("desks"))),
            ("berlin/7.atom", .message(hub: berlin, topic: nil, number: 7)),
            ("berlin/desks/7.atom", .message(hub: berlin, topic: Slug("desks"), number: 7)),
        ] as [(String, Address)] {
            let place = try #require(FeedPlace(path.split(separator: "/").map(String.init)), "\(path)")
            #expect(place.address == address && place.path == "/" + path)
        }
    }

    @Test func takesNothingElseForAFeed() {
        for path in [
            "berlin", ".atom", "Berlin.atom", "berlin/.atom", "feed.atom/x", "berlin/0.atom", "a/b/c/d.atom", "7.atom",
            "berlin/9999999999999999999.atom", "berlin.atom.atom",
        ] {
            #expect(FeedPlace(path.split(separator: "/").map(String.init)) == nil, "\(path)")
        }
        #expect(FeedPlace([]) == nil)
    }

    @Test func readsWhereAPageBegins() throws {
        let moment = try #require(MessageMoment("1763800000000.9041"))
        #expect(moment == MessageMoment(at: Time(ms: 1_763_800_000_000), id: MessageID(9_041)))
        #expect(moment.text == "1763800000000.9041")
        for text in ["", ".", "1.", ".1", "1.2.3", "-1.2", "1.0", "1.-2", "9223372036854775808.1", "1.x"] {
            #expect(MessageMoment(text) == nil, "\(text)")
        }
    }

    @Test func writesMomentsAsFeedsAndHeadersHaveThem() {
        for (ms, internet, http) in [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777_999, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
            (1_709_208_059_001, "2024-02-29T12:00:59Z", "Thu, 29 Feb 2024 12:00:59 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String, String)] {
            #expect(Time(ms: ms).internetDate == internet)
            #expect(Time(ms: ms).httpDate == http)
        }
        for ms in [Int64.min, .max] { #expect(!Time(ms: ms).httpDate.isEmpty && !Time(ms: ms).internetDate.isEmpty) }
    }

    @Test func escapesWhatXMLCannotHold() {
        #expect(XMLText.escaped("a<b> & \"c\"\u{0}\u{1B}\u{FFFE}\té") == "a&lt;b&gt; &amp; &quot;c&quot;\té")
    }

    @Test func namesTheHostWithoutItsPort() throws {
        for (address, name) in [
            ("https://forum.example", "forum.example"), ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]", "[::1]"),
            ("http://[::1]:8080", "[::1]"),
        ] {
            #expect(try #require(SiteAddress(address)).hostName == name)
        }
    }
}

@Suite struct LastChangesTests {
    private let noon = Time(ms: 1_763_800_000_400)

    @Test func keepsTheTimeWhileTheBytesAreTheSame() {
        let changes = LastChanges()
        let first = changes.time(of: "a", at: "/x", now: noon)
        #expect(first.ms == 1_763_800_000_000)
        #expect(changes.time(of: "a", at: "/x", now: noon.advanced(by: .seconds(90))) == first)
    }

    /// What was removed within the second must not look as what was there before.
    @Test func isLaterForEachChangeEvenWithinASecond() {
        let changes = LastChanges()
        let times = ["a", "b", "a", "c"].map { changes.time(of: $0, at: "/x", now: noon) }
        #expect(times == times.sorted() && Set(times).count == 4)
    }

    @Test func remembersNoMoreThanItsBound() {
        let changes = LastChanges()
        let first = changes.time(of: "a", at: "/0", now: noon)
        for count in 1...LastChanges.addresses { _ = changes.time(of: "a", at: "/\(count)", now: noon) }
        #expect(changes.time(of: "a", at: "/0", now: noon.advanced(by: .seconds(5))) > first)
    }
}
