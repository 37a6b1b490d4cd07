"""Moderation on a real terminal: the queue worked by typing alone, and what those see whom acts touch."""

from client import hub, objects, pipe, terminal
from forum import until


def moderated(forum, *nicks):
    """A hub whose moderator is ben; its slug."""
    for nick in nicks:
        if nick not in forum.tokens:
            forum.member(nick)
    slug = hub(forum, "ana", "ben", *nicks)
    answer = forum.do("ana", "member.appoint", hub=f"#{slug}", member="ben", role="moderator")
    assert answer.get("role") == "moderator", answer
    return slug


def check_works_the_queue_in_the_terminal_alone(forum):
    slug = moderated(forum, "karl", "giulia")
    forum.do("giulia", "message.post", channel=f"#{slug}", body="Who comes on Thursday?")
    forum.do("karl", "message.post", channel=f"#{slug}", body="Buy watches, cheap")
    ben = terminal(forum, "ben", slug, width=100, height=40)
    try:
        # A report is told quietly, and shown with its words, its message and what came before.
        forum.do("giulia", "message.report", message=[f"#{slug}", 2], words="This is advertising")
        ben.wait(f"-- #{slug}: q1 waits (report), 1 in the queue: /queue")
        ben.type("/queue")
        ben.wait("q1  report  open  ")
        shown = ben.past.split("/queue\n")[-1]
        for line in (f"  karl  #{slug}/2", "     giulia: This is advertising", " giulia  Who comes on Thursday?",
                     " karl  Buy watches, cheap", "-- /take q1; /agree q1 remove r2"):
            assert line in shown, (line, shown)
        ben.type("/take q1")
        ben.wait("q1  report  taken by ben")
        # The wrong kind is answered with the right one, and --dry-run changes nothing.
        ben.type("/remove q1 r2")
        ben.wait(f"try: /remove #{slug}/2 r2")
        ben.type("/take 1")
        ben.wait("q1")
        ben.type("/agree q1 --dry-run remove r2 No advertising")
        ben.wait("Only tried")
        assert forum.do("giulia", "message.show", message=[f"#{slug}", 2])["message"]["state"] == "live"
        # Tab knows the words and the numbers.
        ben.put("/agr")
        ben.keys("Tab")
        ben.wait_last(f"{slug} > /agree")
        ben.put("q")
        ben.keys("Tab")
        ben.wait_last(f"{slug} > /agree q1")
        ben.put("remove r2 No advertising")
        ben.keys("Enter")
        ben.wait("  2  karl  (removed by a moderator, rule 2)")
        ben.wait("/undo e")
        ben.type("/queue")
        ben.wait("-- nothing waits")
        # A held post is approved, another turned down.
        ben.type(f"/premod #{slug} on")
        ben.wait("premoderated")
        _, output, _ = pipe(forum, "giulia", f"/open #{slug}\nA chair is missing\n")
        assert f"-- held: q2, premoderation: waits for a moderator; /withdraw q2" in output, output
        ben.wait(f"-- #{slug}: q2 waits (held post), 1 in the queue: /queue")
        ben.type("/queue")
        ben.wait("     > A chair is missing")
        ben.wait("-- /approve q2, /reject q2 r2 words")
        ben.type("/approve q2")
        ben.wait("giulia  A chair is missing")
        pipe(forum, "karl", f"/open #{slug}\nWatches again\n")
        ben.wait("q3 waits (held post)")
        ben.type("/reject q3 r2 Enough of it")
        ben.type(f"/premod #{slug} off")
        ben.wait("not premoderated any more")
        # The record and the log.
        ben.type("/record karl")
        ben.wait("karl  ")
        ben.wait("Enough of it")
        ben.type("/modlog")
        until(lambda: "a moderator" in ben.past.split("/modlog\n")[-1], lambda: ben.past)
        ben.put("/undo e")
        ben.keys("Tab")
        ben.wait("e1")
        # As objects for a script.
        status, output, _ = pipe(forum, "ben", f"/open #{slug}\n/queue\n/record karl\n", "--json")
        answers = [one["ok"]["result"] for one in objects(output)[1:]]
        assert status == 0 and answers[0]["items"] == [] and answers[1]["member"]["nick"] == "karl", output
    finally:
        ben.close()


def check_tells_whom_an_act_touches(forum):
    slug = moderated(forum, "karl")
    ben, karl = (terminal(forum, nick, slug, width=120) for nick in ("ben", "karl"))
    try:
        ben.type("/mute karl --dry-run 2h r3 Too loud")
        ben.wait("Only tried")
        ben.type("/mute karl 2h r3 Too loud")
        karl.wait(f"-- You are muted in #{slug} until ")
        karl.wait("Too loud")
        karl.wait("/appeal e")
        karl.type("But listen")
        karl.wait("! You are muted here until ")
        karl.type(f"/open #{slug}")
        karl.wait("you can read, not write; /notices")
        ben.type("/undo")
        karl.wait(f"-- You may write in #{slug} again")
        karl.type("Thank you")
        ben.wait("karl    Thank you")
        # A ban forgets the hub and leaves its prompt.
        ben.type("/ban karl 7d r1 Threats")
        karl.wait(f"-- You are banned from #{slug} until ")
        karl.wait_last("hubbub >")
        ben.type("/undo")
        karl.wait(f"-- You may come back to #{slug}")
        karl.type(f"/open #{slug}")
        karl.wait_last(f"{slug} >")
        # A lock stands in the head of what is locked.
        ben.type(f"/lock #{slug} 2h r3")
        karl.wait("locked until ")
        karl.type(f"/open #{slug}")
        until(lambda: f"#{slug}  locked until " in karl.past.split(f"/open #{slug}")[-1].replace(f"  {slug.capitalize()}", ""), lambda: karl.past)
    finally:
        ben.close()
        karl.close()


def check_leaves_a_restricted_login_to_who_is_banned_everywhere(forum):
    slug = moderated(forum, "max")
    screen = terminal(forum, "max", slug, width=120)
    try:
        answer = forum.do("ana", "member.ban", member="max", everywhere=True, lasts="7d", rule=1, words="Threats")
        entry = f"e{answer['entry']['number']}"
        screen.wait("what is left is a login for notices and an appeal")
        screen.wait("-- You are banned everywhere until ")
        screen.wait(", rule 1: Threats")
        screen.wait(f"-- /appeal {entry} everywhere … appeals; /notices and /modlog still work, nothing else does")
        screen.wait_last("hubbub >")
        screen.type("/hubs")
        screen.wait("! You are banned here")
        screen.type("/modlog")
        until(lambda: entry in screen.past.split("/modlog\n")[-1], lambda: screen.past)
        screen.type(f"/appeal {entry} everywhere It was not me")
        screen.wait_last("hubbub >")
        until(lambda: [one for one in forum.do("ben", "notice.list")["notices"]] is not None, "no notices")
        screen.type(f"/appeal {entry} everywhere Once more")
        until(lambda: "! " in screen.past.split("Once more")[-1], lambda: screen.past)
    finally:
        screen.close()
