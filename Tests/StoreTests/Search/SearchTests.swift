import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct SearchTests {
    @Test(arguments: [
        ("reunion", "réunion"), ("STRASSE", "Straße"), ("東京", "東京"), ("京", "京"), ("kuchen", "kuchen"),
        ("Pflaumen", "Pflaumen"), ("\"cuisine réunionnaise\"", "cuisine réunionnaise"), ("l'école", "l École"),
    ])
    func findsAndMarksTheOriginal(_ query: String, _ marked: String) async throws {
        let library = try await Library()
        try await library.post("La cuisine réunionnaise à l'École")
        try await library.post("In der Straße gibt es Pflaumenkuchen")
        try await library.post("明日は東京都へ行く")
        let page = try library.search(query)
        #expect(page.total == 1 && !page.totalIsMore && page.more == nil)
        let result = try #require(page.results.first)
        let units = Array(result.excerpt.utf16)
        let words = result.marks.map { String(decoding: units[$0], as: UTF16.self) }
        #expect(words.joined(separator: " ") == marked || words == [marked])
    }

    @Test(arguments: ["re", "kuch en", "\"cuisine reunion\"", "pflaumenk -straße", "flaum", "tokyo"])
    func doesNotFind(_ query: String) async throws {
        let library = try await Library()
        try await library.post("La cuisine réunionnaise: leine Eins")
        try await library.post("In der Straße gibt es Pflaumenkuchen")
        #expect(try library.search(query).total == 0)
    }

    @Test(arguments: [
        "\"", "\"a", "a* OR b", "a AND NOT b", "NEAR(a b)", "text:a", "{text}:a", "a^b", "(((", "a + b", "-\"", "%_",
        "'; --",
        "\u{0}a", "a\\\"b", "*", "col : x",
    ])
    func takesNothingTypedAsSyntax(_ query: String) async throws {
        let library = try await Library()
        try await library.post("plain words")
        do { #expect(try library.search(query).total == 0) } catch { #expect((error as? Refusal)?.field == "query") }
    }

    @Test func needsAllWordsAndNoneThatIsExcluded() async throws {
        let library = try await Library()
        try await library.post("apples and pears")
        try await library.post("apples and plums")
        #expect(try library.search("apples pears").total == 1)
        #expect(try library.search("apples -pears").bodies == ["apples and plums"])
        #expect(try library.search("-pears").bodies == ["apples and plums"])
        #expect(try library.search("\"and pears\"").total == 1)
        #expect(try library.search("\"pears and\"").total == 0)
    }

    @Test func narrowsByOperators() async throws {
        let library = try await Library()
        let ben = library.ben
        try await library.post("cake one", title: "Birthday")
        library.commons.clock.pass(.seconds(86_400))
        try await library.post("cake two https://example.org", by: ben, hasLink: true)
        try await library.post("cake three `let x`", language: "fr-CH")
        #expect(try library.search("cake from:ben").bodies == ["cake two https://example.org"])
        #expect(try library.search("cake -from:BEN").total == 2)
        #expect(try library.search("cake from:nobody").total == 0)
        #expect(try library.search("has:link").total == 1 && library.search("has:code").total == 1)
        #expect(try library.search("cake -has:link").total == 2)
        #expect(try library.search("lang:fr").bodies == ["cake three `let x`"])
        #expect(try library.search("cake is:mine").total == 2)
        #expect(try library.search("cake -from:me").total == 1)
        #expect(try library.search("is:root").total == 3)
        #expect(try library.search("cake before:2025-11-23").bodies == ["cake one"])
        #expect(try library.search("cake after:2025-11-22").total == 2)
        #expect(try library.search("in:#berlin cake").total == 3)
        #expect(try library.search("birthday").bodies == ["cake one"], "titles are found too")
    }

    @Test func followsTitleStateEditAndDeletion() async throws {
        let library = try await Library()
        let (message, thread) = try await library.post("walnut", title: "Old name")
        try await library.commons.write { _ = try $0.title(thread.id, "Fresh name") }
        #expect(try library.search("old").total == 0 && library.search("fresh").total == 1)
        try await library.commons.write { _ = try $0.resolve(thread.id, true) }
        #expect(try library.search("walnut is:resolved").total == 1 && library.search("walnut is:open").total == 0)
        try await library.commons.write {
            _ = try $0.edit(message.id, body: "hazelnut", excerpt: "", mentions: [], hasLink: false)
        }
        #expect(try library.search("walnut").total == 0 && library.search("hazelnut").total == 1)
        try await library.commons.write { _ = try $0.delete(message.id) }
        #expect(try library.search("hazelnut").total == 0 && library.search("fresh").total == 0)
    }

    @Test func findsWhatMentionsWhoAsks() async throws {
        let library = try await Library()
        let toBen = Message.Mention(member: library.ben, nick: "ben")
        try await library.post("@ben are you there", mentions: [toBen])
        try await library.post("ben was there")
        let query = try SearchQuery("@ben is:mentioned")
        let found = try library.commons.read { try $0.search(query, in: $0.searchScope(for: library.ben), limit: 9) }
        #expect(found.bodies == ["@ben are you there"] && found.total == 1)
        #expect(try library.search("ben is:mentioned").total == 0 && library.search("ben").total == 2)
        let unread = try SearchQuery("is:mentioned is:unread")
        let again = {
            try library.commons.read { try $0.search(unread, in: $0.searchScope(for: library.ben), limit: 9).total }
        }
        #expect(try again() == 1)
        try await library.commons.write { try $0.markRead(library.channel, library.ben) }
        #expect(try again() == 0)
    }

    /// Without words what mentions one is looked up where mentions stand, not among all that one reads; a nick that one
    /// had then is marked as it was written.
    @Test func findsWhatMentionsWhoAsksUnderEarlierNicks() async throws {
        let heard = Statements()
        let library = try await Library(trace: { heard.add($0) })
        let early = Message.Mention(member: library.ben, nick: "benjamin")
        try await library.post("so said @benjamin long ago", mentions: [early])
        for number in 1...30 { try await library.post("noise \(number) `code`") }
        try await library.post("@ben has `code`", mentions: [Message.Mention(member: library.ben, nick: "ben")])
        let ask = { (text: String) in
            let query = try SearchQuery(text)
            return try library.commons.read { try $0.search(query, in: $0.searchScope(for: library.ben), limit: 9) }
        }
        heard.forget()
        let all = try ask("is:mentioned")
        #expect(!heard.all.contains { $0.contains("MATCH") })
        #expect(all.bodies == ["@ben has `code`", "so said @benjamin long ago"] && all.total == 2)
        let marked = try #require(all.results.last)
        let mark = try #require(marked.marks.first)
        #expect(String(decoding: Array(marked.excerpt.utf16)[mark], as: UTF16.self) == "benjamin")
        #expect(try ask("is:mentioned has:code").bodies == ["@ben has `code`"])
        #expect(try ask("is:mentioned -has:code").bodies == ["so said @benjamin long ago"])
        #expect(try ask("is:mentioned -\"ben\"").bodies == ["so said @benjamin long ago"])
        #expect(try ask("is:mentioned from:ben").total == 0)
        #expect(try ask("is:mentioned before:1980-01-01").total == 0)
    }

    @Test func pagesThroughMentions() async throws {
        let library = try await Library()
        for number in 1...7 {
            try await library.post("\(number)", mentions: [Message.Mention(member: library.ana, nick: "ana")])
        }
        let first = try library.search("is:mentioned", limit: 4)
        #expect(first.bodies == ["7", "6", "5", "4"] && first.total == 7)
        let second = try library.search("is:mentioned", before: first.more, limit: 4)
        #expect(second.bodies == ["3", "2", "1"] && second.more == nil && second.total == 7)
    }

    @Test func findsWhatIsUnread() async throws {
        let library = try await Library()
        try await library.post("news from ana")
        let query = try SearchQuery("news is:unread")
        let found = try library.commons.read {
            try $0.search(query, in: $0.searchScope(for: library.ben), limit: 9).total
        }
        #expect(found == 1)
        #expect(try library.search("news is:unread").total == 0, "one's own is never unread")
        try await library.commons.write { try $0.markRead(library.channel, library.ben) }
        let rest = try library.commons.read {
            try $0.search(query, in: $0.searchScope(for: library.ben), limit: 9).total
        }
        #expect(rest == 0)
    }

    @Test func pagesThroughNewestFirst() async throws {
        let library = try await Library()
        for number in 1...7 { try await library.post("cake \(number)") }
        var seen: [String] = []
        var before: String?
        repeat {
            let page = try library.search("cake", before: before, limit: 3)
            #expect(page.total == 7)
            seen += page.bodies
            before = page.more
        } while before != nil
        #expect(seen == (1...7).reversed().map { "cake \($0)" })
    }

    @Test func countsWhatIsThereAndStopsAtTheBound() async throws {
        let library = try await Library()
        let gone = try await library.post("cake to be deleted").message
        for number in 1...5 { try await library.post("cake \(number)") }
        try await library.commons.write { _ = try $0.delete(gone.id) }
        #expect(try library.search("cake", limit: 2).total == 5)
        #expect(try library.search("cake", limit: 20).total == 5)
        try await library.commons.write { transaction in
            for _ in 1...Limits.searchCounted {
                _ = try transaction.post(
                    NewMessage(author: try transaction.face(library.ana), place: .root(library.channel), body: "cake")
                )
            }
        }
        let page = try library.search("cake", limit: 2)
        #expect(page.total == Limits.searchCounted && page.totalIsMore)
        #expect(page.results.count == 2 && page.more != nil)
    }

    @Test func ranksBestFirstAndPagesThrough() async throws {
        let library = try await Library()
        try await library.post("cake cake cake cake")
        try await library.post("something about cake and so on and so on")
        try await library.post("nothing of the sort")
        try await library.post("fruits", title: "cake")
        let first = try library.search("cake", order: .best, limit: 2)
        #expect(first.bodies.count == 2 && first.total == 3)
        let second = try library.search("cake", order: .best, before: first.more, limit: 2)
        #expect(second.more == nil)
        #expect(Set(first.bodies + second.bodies).count == 3)
        #expect(second.bodies == ["something about cake and so on and so on"])
    }

    @Test(arguments: ["zzzz.zz.z", "!", "", "-1", "99999999999999999999999"])
    func refusesACursorThatIsNone(_ before: String) async throws {
        let library = try await Library()
        #expect(throws: Refusal(.invalid, field: "before")) { try library.search("cake", before: before) }
    }

    @Test func putsAnExcerptAroundTheWords() async throws {
        let library = try await Library()
        let long = String(repeating: "blah 👍🏽 ", count: 200)
        try await library.post(long + "needle\nin the " + long)
        let result = try #require(try library.search("needle").results.first)
        #expect(result.excerpt.hasPrefix("…") && result.excerpt.hasSuffix("…") && result.excerpt.utf16.count <= 204)
        let mark = try #require(result.marks.first)
        #expect(String(decoding: Array(result.excerpt.utf16)[mark], as: UTF16.self) == "needle")
        #expect(!result.excerpt.contains("\n") && !result.excerpt.unicodeScalars.contains("\u{FFFD}"))
    }
}
