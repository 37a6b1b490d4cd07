import HubbubModel
import Testing

@testable import HubbubTransfer

@Suite struct ZulipTextTests {
    private var text: ZulipText {
        var people = ZulipPeople()
        people.add(Face(id: MemberID(1), nick: "ana", name: "Ana Müller"), id: 10, name: "Ana Müller")
        let general = ZulipChannel(stream: 7, name: "General", channel: ChannelID(3), address: "#example/general")
        return ZulipText(people: people, channels: [general])
    }

    @Test(arguments: [
        ("@**Ana Müller** hi", "@ana hi"), ("@_**Ana Müller|10** said", "@ana said"),
        ("@**Nobody** hi", "**Nobody** hi"),
        ("@**all**", "**all**"),
        ("#**General** and #**General>a topic**", "#example/general and #example/general “a topic”"),
        ("#**Gone>x**", "**Gone>x**"), ("[a](/#narrow/stream/7-General/topic/x)", "[a](/example/general)"),
        ("[a](/#narrow/stream/8-Other)", "[a](/#narrow/stream/8-Other)"),
        ("[f](/user_uploads/1/x.pdf \"x\")", "[f](/user_uploads/1/x.pdf \"x\")"),
        (":tada: :theory: 12:30:45 a::b::c", "🎉 :theory: 12:30:45 a::b::c"),
        ("`@**Ana Müller**` :tada:", "`@**Ana Müller**` 🎉"),
        ("```\n@**Ana Müller**\n```\n@**Ana Müller**", "```\n@**Ana Müller**\n```\n@ana"),
        ("```quote\n@**Ana Müller**\n```", "```quote\n@ana\n```"), ("~~~ml\n:tada:", "~~~ml\n:tada:"),
        ("a ` b :tada:", "a ` b 🎉"), ("**bold** @ # ] :", "**bold** @ # ] :"), ("@**", "@**"), ("", ""), ("](", "]("),
        ("````\n```\n:tada:\n```\n````\n:tada:", "````\n```\n:tada:\n```\n````\n🎉"),
    ])
    func rewritesWhatIsZulipsOwn(_ source: String, _ expected: String) {
        #expect(text.rewritten(source).body == expected)
    }

    @Test func mentionsOnlyThoseWhoAreCalled() {
        #expect(
            text.rewritten("@**Ana Müller** @**Ana Müller**").mentions == [
                Message.Mention(member: MemberID(1), nick: "ana")
            ]
        )
        #expect(text.rewritten("@_**Ana Müller** `@**Ana Müller**`").mentions.isEmpty)
    }

    @Test func survivesAnyMixture() {
        let parts = [
            "@**", "@_**", "**", "#**", ">", "```", "~~~", "`", "\n", "](", ")", ":tada:", ":", "é", "🙂", "|1", " ",
        ]
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var source = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                source += parts[Int(state >> 33) % parts.count]
            }
            _ = text.rewritten(source)
        }
    }

    @Test(arguments: [
        ("Renata Kühnert", "renata-kühnert"), ("Hans-Martin Dos Santos", "hans-martin-dos-santos"),
        ("Maximilian Featherstonehaugh-Cholmondeley", "maximilian-cholmondeley"), ("sthaan", "sthaan"), ("北京 🙂", "北京"),
        ("Иван Петров", "иван-петров"), ("🙂", "guest-4"), ("", "guest-4"), ("X", "guest-4"), ("1 2", "guest-4"),
        ("O'Brien, Pat", "obrien-pat"),
    ])
    func makesNicksOfNames(_ name: String, _ nick: String) {
        #expect(ZulipNames.nicks(for: name, id: 4).first?.text == nick)
        #expect(Set(ZulipNames.nicks(for: name, id: 4)).count > 100)
    }

    @Test(arguments: [
        ("General", "general"), ("Is there code for X?", "is-there-code-for-x"), ("Isabelle/ML", "isabelle-ml"),
        ("Mirror: Isabelle Users Mailing List", "mirror-isabelle-users-list"), ("2024 Straße", "s-2024-strasse"),
        ("北京", "imported"), ("?", "imported"), ("X", "s-x"),
    ])
    func makesSlugsOfNames(_ name: String, _ slug: String) {
        #expect(ZulipNames.slugs(for: name).first?.text == slug)
    }

    @Test func readsResolvedTopics() {
        let topic = ZulipTopic(stream: 1, name: "✔ Cake")
        #expect(topic.isResolved && topic.title == "Cake" && topic.foreignID == "1:✔ Cake")
        #expect(
            !ZulipTopic(stream: 1, name: "Cake ✔").isResolved && ZulipTopic(stream: 1, name: "").title == "(no topic)"
        )
    }
}
