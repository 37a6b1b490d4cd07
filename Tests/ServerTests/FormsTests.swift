import HubbubWire
import Testing

@testable import HubbubServer

@Suite(.serialized) struct FormsTests {
    @Test func signsUpAndLogsInWithoutAScript() async throws {
        try await LiveServer.with { server in
            let page = try await server.get("/signup?next=/berlin")
            #expect(page.status == 200 && page.body.contains(#"name="next" value="/berlin""#))
            let signed = try await server.form(
                "/signup",
                [("nick", "ana"), ("password", LiveServer.password), ("next", "/berlin")]
            )
            #expect((signed.status, signed["location"]) == (303, "/berlin"))
            let cookie = try #require(signed.cookie)
            #expect(try await server.call("session.list", "{}", cookie: cookie).status == 200)
            let wrong = try await server.form("/login", [("nick", "ana"), ("password", "wrong wrong")])
            #expect(
                wrong.status == 401 && wrong.body.contains("visitor-refusal") && wrong.body.contains(#"value="ana""#)
            )
            #expect(!wrong.body.contains("wrong wrong") && wrong.cookie == nil)
            let right = try await server.form(
                "/login",
                [("nick", "ana"), ("password", LiveServer.password), ("next", "//evil.example")]
            )
            #expect((right.status, right["location"]) == (303, "/"))
            let again = try await server.get("/login?next=/berlin", cookie: right.cookie)
            #expect((again.status, again["location"]) == (303, "/berlin"))
            let out = try await server.form("/logout", [], cookie: right.cookie)
            #expect((out.status, out["location"]) == (303, "/"))
            #expect(try await server.call("session.list", "{}", cookie: right.cookie).code == "needs_login")
        }
    }

    @Test(arguments: [true, false]) func asksForAnAddressWhereTheCommunityDoes(isRequired: Bool) async throws {
        var settings = LiveServer.fresh
        settings.emailRequired = isRequired
        try await LiveServer.with(settings) { server in
            let page = try await server.get("/signup").body
            let input = try #require(page.split(separator: "<input").first { $0.contains(#"name="email""#) })
            #expect(input.prefix { $0 != ">" }.contains(" required") == isRequired)
            #expect(page.contains("E-mail (optional)") == !isRequired)
            #expect(page.contains(#"<div id="app" data-email="optional">"#) == !isRequired)
            let fields = [("nick", "ana"), ("password", LiveServer.password)]
            #expect(try await server.form("/signup", fields).status == (isRequired ? 400 : 303))
        }
    }

    @Test func takesFormsFromItsOwnPagesAlone() async throws {
        try await LiveServer.with { server in
            for origin in ["null", "http://evil.example", "https://\(server.host)"] {
                let answer = try await server.form(
                    "/signup",
                    [("nick", "ana"), ("password", LiveServer.password)],
                    origin: origin
                )
                #expect(answer.status == 403 && answer.cookie == nil, "\(origin)")
            }
            let headers = ["Content-Type": "application/x-www-form-urlencoded"]
            #expect(try await server.send("POST", "/login", headers, body: "nick=a&password=b").status == 403)
        }
    }

    @Test func makesTheFirstOperatorOnce() async throws {
        try await LiveServer.with { server in
            let token = try #require(server.claim)
            let fields = [("token", token), ("nick", "olga"), ("password", LiveServer.password)]
            #expect(try await server.form("/claim", fields).status == 303)
            let second = try await server.form(
                "/claim",
                [("token", token), ("nick", "eve"), ("password", LiveServer.password)]
            )
            #expect(second.status >= 400 && second.cookie == nil)
            #expect(!second.body.contains(token))
        }
    }

    @Test func joinsAHubByInvite() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await server.act(
                "hub.create",
                #"{"slug":"hidden","name":"The hidden","visibility":"private"}"#,
                cookie: olga
            )
            let invite = try await server.act("invite.create", ##"{"hub":"#hidden","uses":2}"##, cookie: olga)
            let code = try #require(invite["invite"]?["code"]?.string)
            let page = try await server.get("/invite/\(code)")
            #expect(page.status == 200 && page.body.contains("The hidden"))
            let signed = try await server.form("/invite/\(code)", [("nick", "ana"), ("password", LiveServer.password)])
            #expect((signed.status, signed["location"]) == (303, "/hidden"))
            #expect(try await server.get("/api/v1/channel.open?channel=%23hidden", cookie: signed.cookie).status == 200)
            let ben = try await server.signUp("ben")
            let joined = try await server.form("/invite/\(code)", [], cookie: ben)
            #expect((joined.status, joined["location"]) == (303, "/hidden"), "\(joined.body)")
            let spent = try await server.get("/invite/\(code)")
            #expect(spent.status == 404 && !spent.body.contains("The hidden"))
            #expect(try await server.get("/invite/AAAAAAAAAAAAAAAAAAAAAA").status == 404)
        }
    }
}
