import HubbubWire
import Testing

@testable import HubbubServer

@Suite(.serialized) struct CommandsOverHTTPTests {
    @Test func answersCommandsAndRefusals() async throws {
        try await LiveServer.with { server in
            let olga = try await server.operatorCookie()
            try await server.act(
                "hub.create",
                #"{"slug":"berlin","name":"Berlin","visibility":"public"}"#,
                cookie: olga
            )
            let listed = try await server.get("/api/v1/hub.list?limit=10")
            #expect(listed.status == 200)
            #expect(listed.json?["ok"]?["hubs"]?.array?.first?["slug"]?.string == "berlin")
            #expect(listed["content-type"] == "application/json; charset=utf-8")
            #expect(listed["cache-control"] == "no-store")

            let unknown = try await server.call("message.pots", "{}", cookie: olga)
            #expect((unknown.status, unknown.code) == (404, "unknown_command"))
            let writing = try await server.get("/api/v1/message.post?body=x", cookie: olga)
            #expect((writing.status, writing.code) == (405, "bad_request"))
            let visitor = try await server.call("session.list", "{}")
            #expect((visitor.status, visitor.code) == (401, "needs_login"))
            let typed = try await server.get("/api/v1/channel.history?channel=%23berlin&limit=many")
            #expect((typed.status, typed.code) == (400, "bad_request"))
            let digits = try await server.get("/api/v1/search?query=12345")
            #expect(digits.status == 200)
        }
    }

    @Test func refusesWhatIsNotTheShape() async throws {
        try await LiveServer.with { server in
            let bodies = [
                "", "{", "[]", "null", #"{"nick":1}"#, #"{"nick":"a","nick":"b"}"#, #"{"nick":"\ud800"}"#,
                #"{"nick":9223372036854775808}"#, String(repeating: "[", count: 10_000),
                "{\"nick\":\"" + "\u{0}" + "\"}",
            ]
            for body in bodies {
                let answer = try await server.call("account.login", body)
                #expect(answer.status == 400, "\(body.prefix(40)): \(answer.body)")
                #expect(answer.code == "bad_request", "\(body.prefix(40)): \(answer.body)")
            }
            let missing = try await server.call("account.login", "{}")
            #expect((missing.status, missing.code) == (400, "missing"))
        }
    }

    @Test func takesJSONAlone() async throws {
        try await LiveServer.with { server in
            for type in [
                "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data", "",
            ] {
                let headers = ["Content-Type": type, "Origin": server.origin]
                let answer = try await server.send("POST", "/api/v1/account.login", headers, body: "{}")
                #expect((answer.status, answer.code) == (415, "bad_request"), "\(type)")
            }
            let headers = ["Content-Type": "application/json; charset=utf-8", "Origin": server.origin]
            #expect(try await server.send("POST", "/api/v1/account.login", headers, body: "{}").code == "missing")
        }
    }

    @Test func refusesBodiesOverTheBound() async throws {
        try await LiveServer.with { server in
            let fields = #"{"nick":"\#(String(repeating: "a", count: 65_536))"}"#
            let answer = try await server.call("account.login", fields)
            #expect((answer.status, answer.code) == (413, "too_long"))
            let announced = try await server.raw(
                "POST /api/v1/account.login HTTP/1.1\r\nHost: \(server.host)\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: "8000\r\n" + String(repeating: "a", count: 0x8000) + "\r\n", count: 3)
                    + "0\r\n\r\n"
            )
            #expect(announced.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func wantsItsOwnOriginWhereACookieSpeaks() async throws {
        try await LiveServer.with { server in
            let ana = try await server.signUp("ana")
            let own = ["Content-Type": "application/json", "Cookie": ana]
            for origin in [
                "null", "http://evil.example", server.origin + ".evil.example", "https://" + server.host,
                server.origin + "/",
            ] {
                let answer = try await server.send(
                    "POST",
                    "/api/v1/session.list",
                    own.merging(["Origin": origin]) { $1 },
                    body: "{}"
                )
                #expect((answer.status, answer.code) == (403, "origin"), "\(origin)")
            }
            let absent = try await server.send("POST", "/api/v1/session.list", own, body: "{}")
            #expect((absent.status, absent.code) == (403, "origin"))
            let login = ["Content-Type": "application/json"]
            let fields = #"{"nick":"ana","password":"\#(LiveServer.password)","cookie":true}"#
            #expect(try await server.send("POST", "/api/v1/account.login", login, body: fields).code == "origin")
            #expect(try await server.call("session.list", "{}", cookie: ana).status == 200)
        }
    }

    @Test func givesBrowsersACookieAndProgramsAToken() async throws {
        try await LiveServer.with { server in
            let signed = try await server.call(
                "account.signup",
                #"{"nick":"ana","password":"\#(LiveServer.password)","cookie":true}"#
            )
            let cookie = try #require(signed["set-cookie"])
            #expect(cookie.hasPrefix("hubbub_session="))
            #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"))
            #expect(!cookie.contains("Secure"))
            #expect(signed.json?["ok"]?["token"] == nil)

            let login = try await server.call("account.login", #"{"nick":"ana","password":"\#(LiveServer.password)"}"#)
            let token = try #require(login.json?["ok"]?["token"]?.string)
            #expect(login["set-cookie"] == nil)
            #expect(try await server.call("session.list", "{}", bearer: token).status == 200)
            let wrong = try await server.call("session.list", "{}", bearer: token + "x")
            #expect((wrong.status, wrong.code, wrong["www-authenticate"]) == (401, "needs_login", "Bearer"))

            let out = try await server.call("account.logout", "{}", cookie: signed.cookie)
            #expect(out["set-cookie"]?.contains("Max-Age=0") == true)
            #expect(try await server.call("session.list", "{}", cookie: signed.cookie).code == "needs_login")
        }
    }

    @Test func marksCookiesSecureUnderTLS() async throws {
        var settings = LiveServer.fresh
        settings.publicURL = SiteAddress("https://forum.example")
        try await LiveServer.with(settings) { server in
            let headers = ["Content-Type": "application/json", "Origin": "https://forum.example"]
            let fields = #"{"nick":"ana","password":"\#(LiveServer.password)","cookie":true}"#
            let answer = try await server.send("POST", "/api/v1/account.signup", headers, body: fields)
            #expect(answer["set-cookie"]?.hasSuffix("; Secure") == true)
            #expect(answer["strict-transport-security"] != nil)
        }
    }

    @Test func answersInTheLanguageAskedFor() async throws {
        try await LiveServer.with { server in
            let headers = [
                "Content-Type": "application/json", "Origin": server.origin, "Accept-Language": "de-CH, en;q=0.5",
            ]
            let answer = try await server.send("POST", "/api/v1/session.list", headers, body: "{}")
            let english = try await server.call("session.list", "{}")
            #expect(answer.json?["no"]?["say"]?.string != english.json?["no"]?["say"]?.string)
        }
    }

    @Test func publishesTheCommandTable() async throws {
        try await LiveServer.with { server in
            let answer = try await server.get("/api/v1/commands")
            let names = (answer.json?["commands"]?.array ?? []).compactMap { $0["name"]?.string }
            #expect(names.contains("message.post") && names.contains("hub.join"))
            let lines = (answer.json?["commands"]?.array ?? []).flatMap { $0["lines"]?.array ?? [] }
            let arguments = lines.first { $0["word"]?.string == "/level" }?["arguments"]?.array ?? []
            #expect(arguments.compactMap { $0["kind"]?.string } == ["hub_or_channel", "word"])
            #expect(arguments.last?["words"]?.array?.contains(.string("mentions")) == true)
            let tag = try #require(answer["etag"])
            #expect(try await server.get("/api/v1/commands", ["If-None-Match": tag]).status == 304)
        }
    }

    @Test func answersBrokenRequestsWithoutFalling() async throws {
        try await LiveServer.with { server in
            #expect(try await server.raw("NONSENSE\r\n\r\n").hasPrefix("HTTP/1.1 400"))
            _ = try await server.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")
            let long =
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: " + String(repeating: "a", count: 200_000)
                + "\r\n\r\n"
            #expect(!(try await server.raw(long)).hasPrefix("HTTP/1.1 200"))
            #expect(try await server.get("/health").status == 200)
        }
    }
}
