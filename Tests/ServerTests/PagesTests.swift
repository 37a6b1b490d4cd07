import HubbubLocale
import HubbubWire
import Testing

@testable import HubbubServer

/// Who sees what, over pages and commands: a visitor, a stranger (a member who is in no hub), a member, one who has
/// left.
@Suite(.serialized) struct PagesTests {
    private static let secret = "planted-secret-7391"

    /// Three hubs with a root and a reply each; `ana` is in all.
    private func furnish(_ server: LiveServer) async throws -> (olga: String, ana: String) {
        let olga = try await server.operatorCookie()
        let ana = try await server.signUp("ana")
        for (slug, visibility) in [("open", "public"), ("house", "community"), ("hidden", "private")] {
            try await server.act(
                "hub.create",
                #"{"slug":"\#(slug)","name":"The \#(slug)","visibility":"\#(visibility)"}"#,
                cookie: olga
            )
            let invite = try await server.act("invite.create", ##"{"hub":"#\##(slug)"}"##, cookie: olga)
            let code = try #require(invite["invite"]?["code"]?.string)
            try await server.act("hub.join", ##"{"hub":"#\##(slug)","invite":"\##(code)"}"##, cookie: ana)
            let post =
                ##"{"channel":"#\##(slug)","title":"Title of \##(slug)","body":"Root **bold** \##(slug == "open" ? "plain" : Self.secret)"}"##
            let posted = try await server.act("message.post", post, cookie: olga)
            let thread = try #require(posted["thread"]?["id"]?.integer)
            try await server.act(
                "message.post",
                #"{"thread":\#(thread),"body":"Reply <script>alert(1)</script>"}"#,
                cookie: olga
            )
        }
        return (olga, ana)
    }

    @Test func showsVisitorsPublicHubsAndNothingElse() async throws {
        try await LiveServer.with { server in
            _ = try await furnish(server)
            let front = try await server.get("/")
            #expect(front.status == 200)
            #expect(
                front.body.contains("The open") && !front.body.contains("The house")
                    && !front.body.contains("The hidden")
            )
            let hub = try await server.get("/open")
            #expect(hub.status == 200)
            #expect(
                hub.body.contains("<strong>bold</strong>") && hub.body.contains("Title of open")
                    && hub.body.contains("/open/1")
            )
            let threads = try await server.get("/open?view=threads")
            #expect(threads.status == 200 && threads.body.contains("Title of open"))
            let thread = try await server.get("/open/1")
            #expect(thread.status == 200)
            #expect(thread.body.contains("&lt;script&gt;") && !thread.body.contains("<script>alert"))
            #expect(thread.body.contains(#"<link rel="canonical" href="\#(server.origin)/open/1">"#))
            let reply = try await server.get("/open/2")
            #expect((reply.status, reply["location"]) == (302, "/open/1#2"))
            let found = try await server.get("/search?q=bold")
            #expect(found.status == 200 && found.body.contains("<mark>") && !found.body.contains(Self.secret))
        }
    }

    @Test func leadsFromWhereAMessageWasToWhereItIs() async throws {
        try await LiveServer.with { server in
            let (olga, _) = try await furnish(server)
            try await server.act("channel.create", ##"{"channel":"#open/side"}"##, cookie: olga)
            try await server.act("message.post", ##"{"channel":"#open","body":"Second root"}"##, cookie: olga)
            try await server.act("message.move", ##"{"message":"#open/1","channel":"#open/side"}"##, cookie: olga)
            let hub = try await server.get("/open")
            #expect(hub.body.contains(#"<a href="/open/side/1">"#))
            let old = try await server.get("/open/1")
            #expect((old.status, old["location"]) == (302, "/open/side/1"))
            let reply = try await server.get("/open/2")
            #expect((reply.status, reply["location"]) == (302, "/open/side/1#2"))
            #expect(try await server.get("/open/side/1").body.contains("<strong>bold</strong>"))
        }
    }

    @Test func doesNotLeadToWhereAMessageWentInPrivate() async throws {
        try await LiveServer.with { server in
            let (olga, _) = try await furnish(server)
            try await server.act("message.post", ##"{"channel":"#open","body":"Second root"}"##, cookie: olga)
            try await server.act("message.move", ##"{"message":"#open/1","channel":"#hidden"}"##, cookie: olga)
            for path in ["/open", "/open/1", "/open/2", "/open?view=threads", "/open/modlog", "/open/modlog.json"] {
                let answer = try await server.get(path)
                #expect(answer.status == 200 || answer.status == 404, "\(path): \(answer.status)")
                #expect(answer["location"] == nil, "\(path)")
                #expect(!answer.body.contains("hidden/") && !answer.body.contains("The hidden"), "\(path)")
                #expect(!answer.body.contains("bold") && !answer.body.contains("Title of open"), "\(path)")
            }
        }
    }

    @Test func answersHiddenAndMissingAlike() async throws {
        try await LiveServer.with { server in
            let (_, _) = try await furnish(server)
            let missing = try await server.get("/nowhere")
            #expect(missing.status == 404 && missing.body.contains("/login?next=/nowhere"))
            for (path, same) in [
                ("/hidden", "/nowhere"), ("/house", "/nowhere"), ("/hidden/1", "/nowhere/1"),
                ("/house/1", "/nowhere/1"),
                ("/house/2", "/nowhere/2"), ("/house?view=threads", "/nowhere?view=threads"),
                ("/open/99", "/nowhere/99"),
                ("/hidden/topic/1", "/nowhere/topic/1"), ("/house?view=charter", "/nowhere?view=charter"),
            ] {
                let answer = try await server.get(path)
                let other = try await server.get(same)
                #expect(answer.status == 404, "\(path)")
                let own = answer.body.replacing(String(path.prefix { $0 != "?" }), with: "X")
                #expect(own == other.body.replacing(String(same.prefix { $0 != "?" }), with: "X"), "\(path)")
                #expect(!answer.body.contains(Self.secret))
            }
        }
    }

    @Test func keepsTheTableOfRightsOverCommands() async throws {
        try await LiveServer.with { server in
            let (_, ana) = try await furnish(server)
            let stranger = try await server.signUp("stella")
            let readings = ["channel.open", "channel.history", "thread.list"]
            for (who, cookie, readable) in [
                ("visitor", nil, ["open"]), ("stranger", stranger, ["open", "house"]),
                ("member", ana, ["open", "house", "hidden"]),
            ] as [(String, String?, [String])] {
                for slug in ["open", "house", "hidden"] {
                    for command in readings {
                        let answer = try await server.get("/api/v1/\(command)?channel=%23\(slug)", cookie: cookie)
                        #expect(
                            (answer.status == 200) == readable.contains(slug),
                            "\(who) \(command) \(slug): \(answer.body.prefix(80))"
                        )
                        if !readable.contains(slug) { #expect(answer.code == "not_found", "\(who) \(command) \(slug)") }
                    }
                    let opened = try await server.get("/api/v1/thread.open?message=%23\(slug)/1", cookie: cookie)
                    #expect((opened.status == 200) == readable.contains(slug), "\(who) thread.open \(slug)")
                }
                let found = try await server.get("/api/v1/search?query=\(Self.secret)", cookie: cookie)
                #expect(
                    found.json?["ok"]?["total"]?.integer == Int64(readable.count - 1),
                    "\(who): \(found.body.prefix(200))"
                )
            }
            let roster = try await server.get("/api/v1/hub.who?hub=%23open")
            #expect(roster.status == 401)
        }
    }

    @Test func shutsTheDoorBehindWhoLeaves() async throws {
        try await LiveServer.with { server in
            let (_, ana) = try await furnish(server)
            #expect(try await server.get("/api/v1/channel.open?channel=%23hidden", cookie: ana).status == 200)
            try await server.act("hub.leave", ##"{"hub":"#hidden"}"##, cookie: ana)
            for path in [
                "channel.open?channel=%23hidden", "thread.open?message=%23hidden/1",
                "channel.history?channel=%23hidden",
            ] {
                let answer = try await server.get("/api/v1/\(path)", cookie: ana)
                #expect((answer.status, answer.code) == (404, "not_found"), "\(path)")
            }
            let found = try await server.get("/api/v1/search?query=\(Self.secret)", cookie: ana)
            #expect(found.json?["ok"]?["total"]?.integer == 1)
        }
    }

    @Test func showsOutsidersNothingFromBeforeTheWidening() async throws {
        try await LiveServer.with { server in
            let (olga, _) = try await furnish(server)
            try await server.act("hub.set", ##"{"hub":"#house","field":"visibility","value":"public"}"##, cookie: olga)
            let hub = try await server.get("/house")
            #expect(hub.status == 200 && !hub.body.contains(Self.secret) && !hub.body.contains("Title of house"))
            #expect(try await server.get("/house/1").status == 404)
            try await server.act("message.post", ##"{"channel":"#house","body":"Said in the open"}"##, cookie: olga)
            #expect(try await server.get("/house").body.contains("Said in the open"))
        }
    }

    @Test func servesMembersTheBrowserClientAtEveryAddress() async throws {
        try await LiveServer.with { server in
            let (_, ana) = try await furnish(server)
            for path in ["/", "/open", "/open/1", "/hidden", "/nowhere", "/search?q=x", "/messages/@olga", "/account"] {
                let answer = try await server.get(path, cookie: ana)
                #expect(answer.status == 200 && answer.body.contains("/assets/scripts/main.js"), "\(path)")
            }
            let visitor = try await server.get("/account")
            #expect((visitor.status, visitor["location"]) == (303, "/login?next=/account"))
        }
    }

    @Test func redirectsOldSlugsForGood() async throws {
        try await LiveServer.with { server in
            let (olga, _) = try await furnish(server)
            try await server.act("hub.set", ##"{"hub":"#open","field":"slug","value":"agora"}"##, cookie: olga)
            let answer = try await server.get("/open")
            #expect((answer.status, answer["location"]) == (301, "/agora"))
            #expect(try await server.get("/agora").status == 200)
            for path in [
                "?view=threads", "?view=threads&before=9", "?view=charter", "?before=9", "?after=3", "/modlog",
                "/modlog?before=2", "/modlog.atom", "/modlog.json", "/feed.atom", ".atom",
                "/feed.atom?before=1763800000000.9041",
            ] {
                let answer = try await server.get("/open\(path)")
                #expect((answer.status, answer["location"]) == (301, "/agora\(path)"), "\(path)")
            }
            let thread = try await server.get("/open/1")
            #expect((thread.status, thread["location"]) == (301, "/agora/1"))
            let shown = try await server.get("/api/v1/message.show?message=%23agora/1")
            let id = try #require(shown.json?["ok"]?["message"]?["id"]?.integer)
            let page = try await server.get("/open/1?after=\(id)")
            #expect((page.status, page["location"]) == (301, "/agora/1?after=\(id)"))
            #expect(try await server.get("/open?view=nonsense&x=%0d%0aSet-Cookie:a")["location"] == "/agora")
            #expect(try await server.get("/house/modlog").status == 404)
        }
    }

    @Test func showsWhatTheOperatorWroteInTheReadersLanguage() async throws {
        var settings = LiveServer.fresh
        settings.imprint = TranslatedText("Anne, 1 Main Street", [.french: "Anne\n\n1, rue Grande"])
        settings.privacy = TranslatedText("", [.german: "Logs: sieben <Tage>", .italian: "Sette giorni"])
        try await LiveServer.with(settings) { server in
            func text(_ path: String, _ language: String) async throws -> String {
                try await server.get(path, ["Accept-Language": language]).body
            }
            for language in ["en", "de"] {
                #expect(try await text("/imprint", language).contains(#"<p dir="auto">Anne, 1 Main Street</p>"#))
            }
            let french = try await text("/imprint", "fr")
            #expect(french.contains(#"<p dir="auto" lang="fr">1, rue Grande</p>"#) && !french.contains("Main Street"))
            #expect(try await text("/privacy", "it").contains(#"<p dir="auto" lang="it">Sette giorni</p>"#))
            for language in ["de", "en"] {
                #expect(try await text("/privacy", language).contains(#"lang="de">Logs: sieben &lt;Tage&gt;</p>"#))
            }
            #expect(try await text("/rules", "es").contains("<h1>Reglas</h1>"))
        }
    }

    @Test func saysOnEveryPageWhatMayRun() async throws {
        try await LiveServer.with { server in
            for path in [
                "/", "/nowhere", "/login", "/health", "/api/v1/commands", "/assets/none.js", "/imprint",
                "/assets/locale/fr.json",
            ] {
                let answer = try await server.get(path)
                let policy = try #require(answer["content-security-policy"], "\(path)")
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(answer["x-content-type-options"] == "nosniff")
                #expect(answer["referrer-policy"] == "same-origin")
            }
        }
    }

    @Test func answersWhatIsUnchangedShortly() async throws {
        try await LiveServer.with { server in
            for path in ["/", "/assets/styles/tokens.css"] {
                let answer = try await server.get(path)
                let tag = try #require(answer["etag"])
                #expect(answer["cache-control"] == "no-cache")
                #expect(try await server.get(path, ["If-None-Match": tag]).status == 304)
            }
            #expect(try await server.get("/assets/../../etc/passwd").status != 200)
            #expect(try await server.get("/assets/%2e%2e/Package.swift").status == 404)
        }
    }
}
