import HubbubLocale
import Testing

@testable import HubbubServer

@Suite struct SenderTests {
    private func sender(
        _ headers: [(String, String)],
        peer: String = "192.0.2.7",
        isSecure: Bool = false,
        settings: Settings = Settings()
    ) -> Sender {
        Sender(peer: peer, isSecure: isSecure, settings: settings) { name in
            headers.filter { $0.0.lowercased() == name.lowercased() }.map(\.1)
        }
    }

    @Test func takesItsOwnOriginAlone() {
        let table: [([String], Sender.Origin)] = [
            ([], .absent),
            (["http://forum.example:8080"], .own),
            (["null"], .foreign),
            (["https://forum.example:8080"], .foreign),
            (["http://forum.example"], .foreign),
            (["http://forum.example:8080.evil.example"], .foreign),
            (["http://evil-forum.example:8080"], .foreign),
            (["http://forum.example:80801"], .foreign),
            (["http://forum.example:8080/"], .foreign),
            (["HTTP://FORUM.EXAMPLE:8080"], .foreign),
            (["http://forum.example:8080, http://evil.example"], .foreign),
            (["http://forum.example:8080", "http://evil.example"], .foreign),
            (["http://forum.example:8080", "http://forum.example:8080"], .foreign),
            ([""], .foreign),
        ]
        for (origins, expected) in table {
            let headers = [("Host", "forum.example:8080")] + origins.map { ("Origin", $0) }
            #expect(sender(headers).origin == expected, "\(origins)")
        }
    }

    @Test func takesAFormFromAPageOfItsOwn() {
        let site = "http://forum.example:8080"
        let table: [([(String, String)], Bool)] = [
            ([("Origin", site)], true),
            ([("Referer", "\(site)/login?next=/")], true),
            ([], false),
            ([("Referer", site)], false),
            ([("Referer", "\(site).evil.example/login")], false),
            ([("Referer", "\(site)1/login")], false),
            ([("Referer", "https://forum.example:8080/login")], false),
            ([("Referer", "http://evil.example/?\(site)/login")], false),
            ([("Referer", "\(site)/login"), ("Referer", "\(site)/login")], false),
            ([("Origin", "null"), ("Referer", "\(site)/login")], false),
            ([("Origin", "http://evil.example"), ("Referer", "\(site)/login")], false),
        ]
        for (headers, expected) in table {
            let sender = sender([("Host", "forum.example:8080")] + headers)
            #expect(sender.isFromOwnPage == expected, "\(headers)")
        }
    }

    @Test func believesThePublicAddressBeforeTheHost() {
        var settings = Settings()
        settings.publicURL = SiteAddress("https://forum.example")
        #expect(
            sender([("Host", "127.0.0.1:8080"), ("Origin", "https://forum.example")], settings: settings).origin == .own
        )
        #expect(
            sender([("Host", "127.0.0.1:8080"), ("Origin", "http://127.0.0.1:8080")], settings: settings).origin
                == .foreign
        )
    }

    @Test func hasNoOriginOfItsOwnWithoutOneHost() {
        #expect(sender([("Origin", "http://a")]).origin == .foreign)
        #expect(sender([("Host", "a"), ("Host", "b"), ("Origin", "http://a")]).origin == .foreign)
    }

    @Test func believesTrustedProxiesAlone() {
        var settings = Settings()
        settings.trustedProxies = ["192.0.2.7", "192.0.2.8"]
        let forwarded = [
            ("Host", "h"), ("X-Forwarded-For", "6.6.6.6, 203.0.113.5, 192.0.2.8"), ("X-Forwarded-Proto", "https"),
        ]
        let proxied = sender(forwarded, settings: settings)
        #expect(proxied.address == "203.0.113.5")
        #expect(proxied.site?.description == "https://h")
        let direct = sender(forwarded, peer: "198.51.100.1", settings: settings)
        #expect(direct.address == "198.51.100.1")
        #expect(direct.site?.description == "http://h")
    }

    @Test func readsTheCookieAmongOthers() {
        #expect(sender([("Cookie", "a=b; hubbub_session=tok-1; c=d")]).cookieToken == "tok-1")
        #expect(sender([("Cookie", "xhubbub_session=tok-1")]).cookieToken == nil)
        #expect(sender([("Cookie", "hubbub_session=")]).cookieToken == nil)
        #expect(sender([("Cookie", "hubbub_session=" + String(repeating: "a", count: 300))]).cookieToken == nil)
    }

    @Test func readsOneBearerToken() {
        #expect(sender([("Authorization", "Bearer abc")]).bearer == "abc")
        #expect(sender([("Authorization", "bearer abc")]).bearer == "abc")
        #expect(sender([("Authorization", "Basic abc")]).bearer == nil)
        #expect(sender([("Authorization", "Bearer a b")]).bearer == nil)
        #expect(sender([("Authorization", "Bearer a"), ("Authorization", "Bearer b")]).bearer == nil)
    }

    @Test func speaksWhatTheCommunitySpeaks() {
        var settings = Settings()
        settings.languages = [.german, .italian]
        #expect(sender([("Accept-Language", "it;q=0.5, en")], settings: settings).language == .german)
        #expect(sender([("Accept-Language", "it")], settings: settings).language == .italian)
        #expect(sender([], settings: settings).language == .german)
    }
}
