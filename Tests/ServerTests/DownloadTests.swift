import FoundationEssentials
import HubbubWire
import Testing

@testable import HubbubServer

/// Files that are read, over real connections.
@Suite(.serialized) struct DownloadTests {
    private func hub(_ slug: String, _ visibility: String, _ server: LiveServer, _ cookie: String) async throws {
        let fields = #"{"slug":"\#(slug)","name":"\#(slug)","visibility":"\#(visibility)"}"#
        try await server.act("hub.create", fields, cookie: cookie)
    }

    @Test func saysWhatBrowsersAreToDoWithThem() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await hub("open", "public", server, olga)
            let picture = try await server.post(LiveServer.picture, name: "Mär\u{202E}.jpg", in: "open", cookie: olga)
            let shown = try await server.download(picture)
            #expect(shown.status == 200)
            #expect(shown["content-type"] == "image/jpeg" && shown["x-content-type-options"] == "nosniff")
            #expect(shown["content-security-policy"] == "sandbox; default-src 'none'")
            #expect(shown["cross-origin-resource-policy"] == "same-origin")
            #expect(shown["cache-control"] == "private, no-cache" && shown["accept-ranges"] == "bytes")
            #expect(shown["content-disposition"] == #"inline; filename="M_r.jpg"; filename*=UTF-8''M%C3%A4r.jpg"#)
            #expect(shown["content-length"] == "\(shown.bytes.count)" && !shown.bytes.isEmpty)
            let secret = Array(LiveServer.place.utf8)
            #expect(!(0..<shown.bytes.count).contains { shown.bytes[$0...].starts(with: secret) })
            let given = try await server.download(picture + "?download")
            #expect(given["content-disposition"]?.hasPrefix("attachment;") == true)

            for acting in ["<svg onload='x()'/>", "<html><script>x()</script>", "\u{0}MZ"] {
                let path = try await server.post(Array(acting.utf8), name: "pier.png", in: "open", cookie: olga)
                let answer = try await server.download(path)
                #expect(answer["content-type"] == "application/octet-stream")
                #expect(answer["content-disposition"]?.hasPrefix("attachment;") == true)
                #expect(answer["x-content-type-options"] == "nosniff" && answer.bytes == Array(acting.utf8))
            }
            let head = try await server.ask("HEAD", picture, [:], [])
            #expect(head.status == 200 && head.bytes.isEmpty && head["content-length"] == shown["content-length"])
        }
    }

    @Test func givesPartsAndKnowsWhatIsKnown() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await hub("open", "public", server, olga)
            let bytes = (0..<300_000).map { UInt8($0 % 251) }
            let path = try await server.post(bytes, name: "sound.bin", in: "open", cookie: olga)
            let whole = try await server.download(path)
            #expect(whole.bytes == bytes)
            let tag = try #require(whole["etag"])
            #expect(try await server.download(path, ["If-None-Match": tag]).status == 304)
            for (range, part) in [
                ("bytes=0-4", 0..<5), ("bytes=299995-", 299_995..<300_000), ("bytes=-3", 299_997..<300_000),
                ("bytes=100-250000", 100..<250_001), ("bytes=299999-99999999", 299_999..<300_000),
            ] {
                let answer = try await server.download(path, ["Range": range])
                #expect(answer.status == 206 && answer.bytes == Array(bytes[part]), "\(range)")
                #expect(answer["content-range"] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/300000")
            }
            for range in ["bytes=300000-", "bytes=-0", "bytes=99999999999999999999999-"] {
                #expect(try await server.download(path, ["Range": range]).status == 416, "\(range)")
            }
            for range in ["bytes=5-4", "bytes=0-1,5-6", "lines=0-4", "bytes=a-b", "bytes=-", "bytes=+1-2"] {
                #expect(try await server.download(path, ["Range": range]).status == 200, "\(range)")
            }
            let changed = ["Range": "bytes=0-4", "If-Range": "\"other\""]
            #expect(try await server.download(path, changed).status == 200)
            #expect(try await server.download(path, ["Range": "bytes=0-4", "If-Range": tag]).status == 206)
        }
    }

    @Test func answersHiddenAndMissingAlike() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            let stranger = try await server.signUp("stranger")
            try await hub("open", "public", server, olga)
            try await hub("house", "community", server, olga)
            try await hub("board", "private", server, olga)
            var paths: [String: String] = [:]
            for hub in ["open", "house", "board"] {
                paths[hub] = try await server.post(LiveServer.picture, in: hub, cookie: olga)
            }
            func answer(_ path: String?, _ cookie: String? = nil) async throws -> FileAnswer {
                try await server.download(try #require(path), cookie: cookie)
            }
            let missing = try await answer("/files/4711/pier.jpg")
            #expect(missing.status == 404)
            for (hub, cookie) in [("house", nil), ("board", nil), ("board", stranger)] {
                let hidden = try await answer(paths[hub], cookie)
                #expect(hidden.status == 404 && hidden.bytes == missing.bytes, "\(hub)")
                let names = Set(hidden.head.headers.map(\.name))
                #expect(names == Set(missing.head.headers.map(\.name)), "\(hub)")
            }
            #expect(try await answer(paths["open"]).status == 200)
            #expect(try await answer(paths["house"], stranger).status == 200)
            #expect(try await answer(paths["board"], olga).status == 200)
            let sent = try await server.upload(LiveServer.picture, cookie: olga)
            let waiting = try #require(sent.json?["ok"]?["file"]?["url"]?.string)
            #expect(try await answer(waiting, olga).status == 200)
            #expect(try await answer(waiting, stranger).bytes == missing.bytes)
            for odd in ["/files/0/x", "/files/-1/x", "/files/99999999999999999999/x", "/files/1%2F2/x", "/files/x"] {
                #expect(try await answer(odd, olga).status == 404, "\(odd)")
            }
        }
    }

    @Test func areGoneWithTheirMessage() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await hub("open", "public", server, olga)
            let path = try await server.post(LiveServer.picture, in: "open", cookie: olga)
            let tag = try #require(try await server.download(path)["etag"])
            try await server.act("message.delete", ##"{"message":"#open/1"}"##, cookie: olga)
            for cookie in [nil, olga] {
                #expect(try await server.download(path, cookie: cookie, ["If-None-Match": tag]).status == 404)
            }
        }
    }

    /// Visitors' pages show pictures with room reserved, and link to everything else.
    @Test func standOnVisitorsPages() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await hub("open", "public", server, olga)
            let picture = try await server.post(LiveServer.picture, in: "open", cookie: olga)
            let notes = try await server.post(Array("notes".utf8), name: "a<b>.txt", in: "open", cookie: olga)
            let page = try await server.get("/open").body
            #expect(
                page.contains(
                    #"<img src="\#(picture)" alt="A pier &amp; a &quot;boat&quot;" width="4" height="3" loading="lazy" decoding="async">"#
                )
            )
            #expect(page.contains(#"<a href="\#(notes)" download dir="auto">a&lt;b&gt;.txt</a>"#), "\(page)")
            let thread = try await server.get("/open/1").body
            #expect(thread.contains(#"<img src="\#(picture)""#))
        }
    }
}
