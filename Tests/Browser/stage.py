"""The stage of the checks: one forum, one browser, a page for each member who looks at it."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, expect, sync_playwright

from archives import export, given
from forum import PASSWORD, ROOT, Forum

DESKTOP = {"width": 1280, "height": 800}
TABLET = {"width": 768, "height": 1024}
PHONE = {"width": 390, "height": 844}
# Patient, since machines that check are slow and shared.
WAITS_MS = 20000
# What a check provokes on purpose, and a browser reports as an error.
EXPECTED = ("net::ERR_CONNECTION_REFUSED", "net::ERR_INTERNET_DISCONNECTED", "WebSocket connection to", "status of 40", "status of 413", "status of 42", "net::ERR_FAILED", "net::ERR_CONNECTION_RESET", "net::ERR_EMPTY_RESPONSE")


def until(page, expression):
    """Waits until an expression holds in the page, whose policy forbids what wait_for_function does."""
    waited = 0
    while not holds(page, expression):
        assert waited < WAITS_MS, f"{expression} did not come to hold at {page.url}"
        page.wait_for_timeout(50)
        waited += 50


def holds(page, expression):
    try:
        return page.evaluate(expression)
    except Error as error:
        # Between two pages, or before the page's own scripts have run.
        if "navigation" in str(error) or "is not defined" in str(error):
            return False
        raise


@contextmanager
def alone(context):
    """A page of a browser of its own, which is closed after it, whatever happened."""
    try:
        yield context.new_page()
    finally:
        context.close()


class Stage:
    def __init__(self):
        self.forum = Forum()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        self.contexts = {}
        self.faults = []
        self.has_past = False
        expect.set_options(timeout=WAITS_MS)

    def people(self):
        """Berlin (public) and Paris (community) with ana, ben and cleo in them, and rut, who runs the community."""
        forum = self.forum
        rut = forum.member("rut", operator=True)
        for nick in ("ana", "ben", "cleo"):
            forum.member(nick)
        forum.administer("hub", "add", "berlin", "--name", "Berlin", "--visibility", "public")
        forum.administer("hub", "add", "paris", "--name", "Paris", "--visibility", "community")
        rut.act("hub.join", hub="#berlin")
        for address in ("#berlin/coworking", "#berlin/meet-ups"):
            rut.act("channel.create", channel=address)
        for nick in ("ana", "ben"):
            forum.members[nick].act("hub.join", hub="#berlin")
        forum.members["ana"].act("hub.join", hub="#paris")

    def past(self):
        """Brings an archive along, once: its channels are those of the public hub #archive. Where none is given it is a made one."""
        if self.has_past:
            return
        self.has_past = True
        self.forum.administer("hub", "add", "archive", "--name", "Archive", "--visibility", "public")
        with tempfile.TemporaryDirectory() as folder:
            archive = given() or str(export(Path(folder), 1200, topics=300))
            self.forum.administer("import", "zulip", archive, "--hub", "archive", within_s=300)

    def context(self, nick=None, viewport=DESKTOP, **options):
        """A browser of its own, logged in as `nick` with the cookie of a real login."""
        context = self.browser.new_context(viewport=viewport, base_url=self.forum.url, **{"locale": "en-GB", **options})
        context.on("page", self.listen)
        if self.forum.web_root:
            context.route("**/assets/locale/*.json", self.sentences)
        if nick:
            answer = context.request.post(
                "/api/v1/account.login",
                data={"nick": nick, "password": PASSWORD, "cookie": True},
                headers={"Origin": self.forum.url},
            )
            assert answer.ok, f"login of {nick}: {answer.status} {answer.text()}"
        return context

    def sentences(self, route):
        """While developing, the sentences come from the sources too, as the page's files do."""
        name = route.request.url.split("/")[-1].split("?")[0].removesuffix(".json")
        language, _, later = name.partition("-")
        path = ROOT / "Sources/Locale/Catalogues" / f"{'later' if later else 'web'}.{language}.json"
        route.fulfill(body=path.read_text(), content_type="application/json")

    def page(self, nick, path="/", **options):
        """The page of a member at `path`; the same browser each time unless options are given."""
        context = self.contexts.get(nick)
        if context is None or options:
            context = self.context(nick, **options)
            self.contexts[nick if not options else f"{nick} {options} {len(self.contexts)}"] = context
        page = context.new_page()
        page.goto(path)
        return page

    def listen(self, page):
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error} {error.stack}"))
        page.on("console", self.heard)

    def heard(self, message):
        if message.type not in ("error", "warning"):
            return
        text = f"{message.text} {message.location.get('url', '')}"
        if not any(known in text for known in EXPECTED):
            self.faults.append(text)

    def expect_quiet(self):
        """Nothing was reported in any console."""
        assert not self.faults, f"console: {self.faults[:3]}"

    def clear(self):
        self.faults = []
        for context in list(self.contexts.values()):
            for page in context.pages:
                page.close()

    def end(self):
        self.browser.close()
        self.playwright.stop()
        self.forum.end()
