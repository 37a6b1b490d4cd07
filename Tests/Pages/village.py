"""A forum with something open, something for members and something private in it."""

import http.client
import json
import secrets
import urllib.request
from urllib.parse import urlsplit

from forum import ROOT, Forum

# Stands in everything that a visitor must not see.
SECRET = "planted-7391-word"
# A name beside the nick: visitors see nicks alone.
NAME = "Anneliese Verborgen"

OPEN_PAGES = [
    "/", "/berlin", "/berlin?view=threads", "/berlin?view=charter", "/berlin/coworking",
    "/berlin/coworking?view=threads", "/berlin/1", "/berlin/coworking/1", "/quay", "/modlog", "/berlin/modlog",
    "/rules", "/privacy", "/imprint",
]
"""Pages that everyone may read, and that search engines may show."""

OTHER_PAGES = [
    "/search", "/search?q=river", "/search?q=%22", "/login", "/signup", "/report", "/claim", "/nowhere", "/board",
    "/house", "/board/1", "/berlin/999", "/berlin?before=40", "/berlin?after=5", "/berlin/1?after=3",
    "/berlin/coworking?view=threads&before=30",
]
"""Pages that are no destination: searches, forms, what is missing, pages between."""


class Answer:
    def __init__(self, response, body):
        self.status, self.body = response.status, body
        self.headers = {name.lower(): value for name, value in response.getheaders()}

    @property
    def text(self):
        return self.body.decode()


class Village:
    def __init__(self):
        self.forum = Forum()
        self.site = self.forum.url
        self.olga = self.forum.member("olga", operator=True)
        self.ana = self.forum.member("ana")
        self.ana.act("account.update", name=NAME)
        self.furnish()

    def furnish(self):
        olga, ana = self.olga, self.ana
        for slug, name, visibility in [
            ("berlin", "Berlin & <b>Umland</b>", "public"), ("house", "House " + SECRET, "community"),
            ("board", "Board " + SECRET, "private"), ("quay", "Quay", "community"),
        ]:
            olga.act("hub.create", slug=slug, name=name, visibility=visibility)
            invite = olga.act("invite.create", hub=f"#{slug}")["invite"]["code"]
            ana.act("hub.join", hub=f"#{slug}", invite=invite)
        olga.act("hub.set", hub="#berlin", field="about", value='People "of" Berlin <and around>')
        olga.act("channel.create", channel="#berlin/coworking", name="Coworking", topic="Desks & coffee")
        olga.act("charter.set", hub="#berlin", preamble="Kind first.", rules=["Be <kind>", "Be brief & clear"])
        olga.act("charter.set", everywhere=True, rules=["One & all"])
        body = "The **river** & the _bank_ <script>alert(1)</script>\n\n```js\na < b\n```\n\n- one\n- two"
        first = ana.post("#berlin", body, title="Räume & Flüsse <now>")
        for count in range(60):
            ana.reply(first["thread"], f"Reply {count} about the river, see #berlin/coworking and /berlin/1")
        for count in range(12):
            ana.post("#berlin", f"Root {count} 東京 \u202e reversed\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |")
        desk = olga.post("#berlin/coworking", "A desk is free :tada: https://example.org/?a=1&b=2", title="Desk")
        olga.reply(desk["thread"], "Taken `now`")
        olga.act("message.react", message=desk["id"], emoji="👍")
        olga.act("thread.share", message=desk["id"], channel="#berlin")
        self.removed = ana.post("#berlin", f"Gone soon {SECRET}")
        olga.act("message.remove", message=self.removed["id"], rule=1)
        self.deleted = ana.post("#berlin", f"Deleted soon {SECRET}")
        ana.act("message.delete", message=self.deleted["id"])
        edited = ana.post("#berlin", f"Wrong {SECRET}")
        ana.act("message.edit", message=edited["id"], body="Right words")
        for slug in ("house", "board"):
            thread = olga.post(f"#{slug}", f"Inside {SECRET}", title=f"Title {SECRET}")["thread"]
            olga.reply(thread, f"Reply {SECRET}")
        old = olga.post("#quay", f"Before the opening {SECRET}", title=f"Old {SECRET}")["thread"]
        olga.act("hub.set", hub="#quay", field="visibility", value="public")
        olga.reply(old, f"After the opening, in an old thread {SECRET}")
        new = olga.post("#quay", "Said in the open", title="New")["thread"]
        olga.reply(new, "Answered in the open")
        self.file = self.upload("note.txt", b"Low tide at nine.\n")
        picture = (ROOT / "Web/icon-192.png").read_bytes()
        for slug in ("berlin", "board"):
            olga.act("member.appoint", hub=f"#{slug}", member="ana", role="steward")
        self.picture = self.upload("bear.png", picture, "#berlin")
        self.hidden = self.upload(f"{SECRET}.png", picture, "#board")
        olga.act("conversation.post", members=["ana"], body=f"Between us {SECRET}")

    def upload(self, name, content, hub=None):
        """Shown by a message in the coworking channel, or as a hub's picture; its path."""
        headers = {"Authorization": f"Bearer {self.ana.token}", "Content-Type": "application/octet-stream"}
        path = f"{self.site}/api/v1/files?name={name}&key={secrets.token_hex(16)}"
        with urllib.request.urlopen(urllib.request.Request(path, content, headers), timeout=20) as response:
            file = json.load(response)["ok"]["file"]
        if hub:
            self.ana.act("hub.set", hub=hub, field="image", value=str(file["id"]))
        else:
            self.ana.post("#berlin/coworking", "", files=[{"id": file["id"]}])
        return file["url"]

    def get(self, path, headers=None):
        """An answer as it is, redirects not followed."""
        parts = urlsplit(self.site)
        line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        try:
            line.request("GET", path, headers={"Accept-Language": "en", **(headers or {})})
            response = line.getresponse()
            return Answer(response, response.read())
        finally:
            line.close()

    def expect_alive(self, after=""):
        """The very process that was started still answers."""
        try:
            health = self.get("/health").status
        except OSError:
            self.forum.process.wait(30)
            log = (self.forum.data / "log.txt").read_text(errors="replace")
            fatal = [one for one in log.splitlines() if "Fatal error" in one or "fatal error" in one]
            code = self.forum.process.returncode
            raise AssertionError(f"the server ended ({code}) after {after}: {fatal[-1:]}") from None
        expect(health == 200, f"the server answers {health}")

    def revive(self):
        if self.forum.process.poll() is not None:
            self.forum.start()


def expect(holds, what):
    if not holds:
        raise AssertionError(str(what)[:900])
