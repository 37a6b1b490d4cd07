"""A forum worth a look: people, hubs, a conversation, and a bad evening."""


def furnish(stage):
    """People, hubs and a conversation worth a look."""
    stage.people()
    forum = stage.forum
    ana, ben, cleo, rut = (forum.members[nick] for nick in ("ana", "ben", "cleo", "rut"))
    cleo.act("hub.join", hub="#berlin")
    for nick, name in (("ana", "Ana Lind"), ("ben", "Ben Kowalski"), ("cleo", "Cléo Martin"), ("rut", "Rut Vogel")):
        forum.members[nick].act("account.update", name=name)
    rut.act("hub.set", hub="#berlin", field="about", value="Meet-ups, coworking and everyday help around the city.")
    rut.act("hub.set", hub="#paris", field="about", value="Rencontres, coworking et entraide.")
    rut.act("channel.set", channel="#berlin/coworking", field="topic", value="Rooms, desks and the people in them")
    coworking = "#berlin/coworking"
    cleo.post(coworking, "The printer works again. Paper is in the cupboard on the left.")
    desk = ben.post(coworking, "Does anyone need a desk in the first week of next month? Mine is free, with a screen.")
    cleo.act("message.react", message=desk["id"], emoji="👍")
    room = ana.post(coworking, "We were 19 last week and the space holds 14. Two places wrote back; prices in the thread. I would rather have one that stays open after ten.", title="A bigger room for the Thursday table?")
    for who in (ben, cleo, rut):
        who.act("message.react", message=room["id"], emoji="👍")
    ana.act("message.react", message=room["id"], emoji="👍")
    cleo.act("message.react", message=room["id"], emoji="🔑")
    ben.reply(room["thread"], "> stays open after ten\n\nThen the one by the canal. I have the key until May.")
    ana.reply(room["thread"], "Good. I can be there at *seven* to open.")
    cleo.post(coworking, "À Paris on a réglé ça avec un calendrier partagé et une règle simple : **qui ferme, range**.")
    ana.act("read.mark", channel=coworking)
    cleo.reply(room["thread"], "À Rome ils paient 60 € par mois, divisé par douze. Je demande le contrat ?")
    ben.reply(room["thread"], "Yes please. Then we resolve this on Thursday, in the room.")
    ben.post(coworking, "Thursday is fixed. Bring a chair if you have one @ana, and tell me by `/reply 3` if you come later:\n\n- doors at 18:30\n- talks at 19:00\n\n```swift\nlet chairs = people.count - 14\n```")
    for at in range(3):
        ben.post("#berlin/meet-ups", f"Walk number {at + 1} along the river on Sunday?")
    ben.act("conversation.post", members=["ana"], body="Can you bring the keys?")
    forum.member("vera").act("conversation.post", members=["ana"], body="Hello, I am moving to Berlin in May.")
    rut.act("charter.set", hub="#berlin", preamble="Neighbours who help each other.", rules=["Be kind.", "Stay with the subject of a channel.", "No advertising."])
    rut.act("member.appoint", hub="#berlin", member="ana", role="steward")
    rut.act("member.appoint", hub="#berlin", member="ben", role="moderator")
    rut.act("charter.set", hub="#berlin", preamble="Neighbours who help each other.", rules=["Be kind, also when you disagree.", "No advertising.", "Meet people in real life."])
    forum.member("luca").act("hub.join", hub="#berlin")
    for channel in ("#berlin/empty", "#berlin/garden"):
        rut.act("channel.create", channel=channel)
    rut.act("hub.create", slug="meadow", name="Meadow", visibility="community")
    rut.act("hub.set", hub="#meadow", field="about", value="A piece of land that we look after together.")
    rut.act("hub.set", hub="#meadow", field="join", value="request")
    rut.act("hub.set", hub="#meadow", field="questions", value="What would you like to grow?\nWho of us have you met?")
    ana.act("account.update", languages=["fr", "de"], place="Berlin, Neukölln", about="I look for rooms and find them.")
    ben.act("account.update", languages=["en", "pl"], place="Berlin", about="Desks, ladders, and who has the key.")
    ben.post(
        "#berlin/garden",
        "What we have, and what is missing:\n\n| What | Pieces | Who |\n| --- | ---: | :---: |\n| spades | 4 | Ana |\n| watering cans | 2 | Ben |\n\n"
        "- [x] seeds ordered\n- [ ] water turned on\n\nThe beds need $\\frac{3}{2} \\cdot 12$ litres a day; see [the plan](https://example.org/plan).",
        title="Tools for the first week",
    )
    return room


def trouble(stage, languages):
    """A bad evening in Berlin: reports, a mute, a held post, a lock, a ban; who sees what of it."""
    members = stage.forum.members
    ana, ben, cleo, rut = (members[nick] for nick in ("ana", "ben", "cleo", "rut"))
    for nick, name in (("karl", "Karl Adler"), ("nora", "Nora Blum")):
        stage.forum.member(nick).act("account.update", name=name)
        members[nick].act("hub.join", hub="#berlin")
    walks, karl = "#berlin/meet-ups", members["karl"]
    karl.post(walks, "Walks are for people with nothing to do.")
    rude = karl.post(walks, "Buy my walking shoes instead: half price, write to me!")
    cleo.act("message.report", message=rude["id"], words="He sells shoes in every channel.")
    members["nora"].act("message.report", message=rude["id"], words="Advertising again.")
    gone = karl.post(walks, "Last chance!")
    ben.act("message.remove", message=gone["id"], rule=2)
    heated = cleo.post(walks, "Who has the map of the old canal?", title="Map of the canal")
    members["nora"].reply(heated["thread"], "I had it last. I will bring it on Sunday.")
    ben.act("place.lock", thread=heated["thread"], lasts="2h", rule=1)
    rut.act("place.premoderate", channel="#berlin", on=True)
    members["nora"].act("message.post", channel="#berlin", body="May I bring my dog on Sunday? He is calm and likes rivers.")
    ben.act("member.mute", member="karl", hub="#berlin", lasts="2h", rule=2, words="Third time today. Please stop selling here.")
    entry = ben.ask("modlog.list", hub="#berlin")["entries"][0]["number"]
    karl.act("entry.appeal", hub="#berlin", entry=entry, words="It was one pair, and my own.")
    for language in languages:
        # Who is banned can no longer choose a language.
        otto = stage.forum.member(f"otto-{language}")
        otto.act("account.update", name="Otto Reiss", language=language)
        rut.act("member.ban", member=otto.nick, everywhere=True, lasts="7d", rule=1, words="Threats by message, after two warnings.")
    return heated
