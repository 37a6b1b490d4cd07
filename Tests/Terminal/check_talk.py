"""Two members talk, one in the terminal, one over the protocol."""

from client import hub, terminal
from forum import until


def check_conversation_with_the_right_counts_at_each_step(forum):
    """Post, reply, edit, react, resolve, share into a second hub."""
    here, there = hub(forum, "ana", "ben"), hub(forum, "ana", "ben")
    ben = terminal(forum, "ben", here)

    def counts(ana, bens):
        for nick, expected in (("ana", ana), ("ben", bens)):
            for slug, count in zip((here, there), expected):
                until(lambda: forum.unread(nick, f"#{slug}") == count,
                      lambda: f"{nick} has {forum.unread(nick, f'#{slug}')} unread in #{slug}, not {count}\n{ben.past}")
        total = sum(bens)
        ben.wait_last(f"{ben_place()}{f' ({total})' if total else ''} >")

    def ben_place():
        return ben.place

    ben.place = here
    try:
        counts((0, 0), (0, 0))
        # ana posts over the protocol; ben sees it at once, so it is read.
        root = forum.do("ana", "message.post", channel=f"#{here}", body="A bigger room for Thursday?")["message"]
        ben.wait("  1  ")
        ben.wait("ana     A bigger room for Thursday?")
        counts((0, 0), (0, 0))
        # ben replies by a typed line.
        ben.type("/reply 1 Yes please, send it.")
        ben.wait("you     ↳1  Yes please, send it.")
        counts((1, 0), (0, 0))
        reply = until(lambda: [one for one in forum.do("ana", "thread.open", thread=root["thread"])["messages"]
                               if one["number"] == 2], "no reply")[0]
        forum.do("ana", "read.mark", channel=f"#{here}", thread=root["thread"])
        counts((0, 0), (0, 0))
        # ben edits.
        ben.type("s/send it/bring it/")
        ben.wait("edits: Yes please, bring it.")
        assert forum.do("ana", "message.show", message=reply["id"])["message"]["body"] == "Yes please, bring it."
        counts((0, 0), (0, 0))
        # ana reacts; ben sees how it stands.
        forum.do("ana", "message.react", message=reply["id"], emoji="🎉")
        ben.wait("  2  reactions to ben: 🎉 1")
        counts((0, 0), (0, 0))
        # ben is elsewhere while ana answers: it is one unread, and one line says so.
        ben.type(f"/open #{there}")
        ben.place = there
        ben.wait_last(f"{there} >")
        forum.do("ana", "message.post", thread=root["thread"], body="Here it is.")
        ben.wait(f"#{here}/3 ↳1")
        counts((0, 0), (1, 0))
        # /next brings ben there and reads it.
        ben.type("/next")
        ben.place = f"{here}›1"
        ben.wait("ana     ↳1  Here it is.")
        counts((0, 0), (0, 0))
        # ana resolves.
        forum.do("ana", "thread.resolve", thread=root["thread"])
        ben.wait("  1  resolved by ana: A bigger room for Thursday?")
        counts((0, 0), (0, 0))
        # ben shares it into the other hub, and ana answers there: it still counts once, at home.
        ben.type(f"/share 1 #{there}")
        ben.wait(f"shared to #{there}/1")
        ben.type("/thread")
        ben.type(f"/open #{there}")
        ben.place = there
        ben.wait(f"you     shares #{here}/1: A bigger room for Thursday?")
        ben.wait(f"[2 replies, resolved]")
        forum.do("ana", "message.post", thread=root["thread"], body="All set.")
        ben.wait(f"↳#{here}/1  All set.")
        counts((0, 0), (0, 0))
    finally:
        ben.close()


def check_shows_the_thread_on_its_own_line_at_40_columns(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", body="A Roma paghiamo 60 € al mese, diviso in dodici.")
    screen = terminal(forum, "ben", slug, width=40)
    try:
        screen.wait("  A Roma paghiamo 60 € al mese, diviso\n  in dodici.")
        assert all(len(line.rstrip()) <= 40 for line in screen.text.split("\n"))
    finally:
        screen.close()


def check_shows_what_was_typed_to_steer_the_terminal(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        hostile = "a\x1b[2Jb \x1b]0;owned\x07c \x9b31md \x1bP1;2qe\x1b\\ \r\x08f \u202eg"
        forum.do("ana", "message.post", channel=f"#{slug}", title="\x1b]52;c;AAAA\x07", body=hostile)
        screen.wait("a^[[2Jb ^[]0;owned^Gc <9B>31md ^[P1;2qe^[")
        assert "/help" in screen.past, "the screen was cleared"
        assert "owned" not in screen.tmux("display", "-p", "#{pane_title}")
    finally:
        screen.close()


def check_shows_no_colour_where_none_is_wanted(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", body="**bold**")
    coloured = terminal(forum, "ben", slug)
    plain = terminal(forum, "ben", slug, NO_COLOR="1")
    try:
        coloured.wait("bold")
        plain.wait("**bold**")
        assert "\x1b[1m" in coloured.raw, coloured.raw
        assert "\x1b[" not in plain.raw, plain.raw
    finally:
        coloured.close()
        plain.close()
