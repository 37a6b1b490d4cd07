"""Bad input and bad days: what is far too long, what lies, what comes late or never."""

import json
import os
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from archives import export
from checks import check, equal
from forum import PASSWORD
from stage import PHONE, alone, until
from talk import box, row, rows, write

BAD = "#berlin/weather"


def weather(stage):
    """The channel of these checks, and ana's page of it on a device of her own."""
    rut = stage.forum.members["rut"]
    if not any(one["address"] == BAD for one in rut.ask("channel.list", hub="#berlin")["channels"]):
        rut.act("channel.create", channel=BAD)
    return stage.forum.members["ana"]


def visit(page, path="/berlin/weather"):
    page.goto(path)
    expect(box(page)).to_be_visible()
    until(page, "hubbub.place.channel !== null")
    return page


def bodies(ana, word):
    lines = ana.ask("channel.history", channel=BAD, limit=100)["lines"]
    return [line["message"]["body"] for line in lines if word in line.get("message", {}).get("body", "")]


def line(tools, upload=-1):
    """How many bytes a second leave the page from now on; 0 cuts it off, -1 lets all through."""
    tools.send("Network.emulateNetworkConditions", {"offline": upload == 0, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload})


def choose(page, name, content):
    page.locator(".chat .tools input[type=file]").set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": content}])


def fetched(page, text):
    """The bytes of the one file of a message."""
    return page.request.get(row(page, text).locator(".file a").get_attribute("href")).body()


@check("bad input: a thread of 10,000 replies opens at its newest and anywhere, goes on both ways, stays small, and takes one more")
def long_thread(stage):
    with tempfile.TemporaryDirectory() as folder:
        stage.forum.administer("import", "zulip", str(export(Path(folder), 10_001, topics=1)), within_s=300)
    ana = weather(stage)
    ana.act("hub.join", hub="#long")
    page = stage.page("ana", "/long/long/5000")
    thread = page.locator(".thread")
    expect(page.locator(".thread [data-number='5000']")).to_have_class("message target")
    shown = "[hubbub.state.strands[hubbub.place.thread].ids.length, document.querySelectorAll('.thread .message').length]"
    for side in ("before", *["after"] * 14):
        edge = "hubbub.state.strands[hubbub.place.thread].ids.at(1)" if side == "before" else "hubbub.state.strands[hubbub.place.thread].ids.at(-1)"
        was = page.evaluate(edge)
        # A page that is drawn just now keeps its place, so that one may have to scroll again.
        goes = "0" if side == "before" else "1e9"
        until(page, f"(document.querySelector('.thread .scroll').scrollTop = {goes}, {edge} !== {was})")
    kept, drawn = page.evaluate(shown)
    assert kept <= 201 and drawn <= 202, (kept, drawn)
    page.goto("/long/long/10001")
    expect(page.locator(".thread [data-number='10001']")).to_be_visible()
    expect(page.locator(".thread [data-number='1']")).to_have_count(1)
    expect(page.locator(".thread .gap")).to_have_count(1)
    write(page, "One more, after all these", ".thread")
    expect(row(page, "One more, after", ".thread")).to_have_count(1)
    expect(thread.locator(".facts")).to_contain_text("10,001 replies")
    assert page.evaluate(shown)[0] <= 201


@check("bad input: quotations in quotations without end are shown flat, and what stands below is still read")
def nested(stage):
    ana = weather(stage)
    bombs = [">" * 16_000 + " a", "> " * 8_000 + "b", "\n".join("> " * depth + f"step {depth}" for depth in range(1, 150)), "- " * 8_000 + "c", ("*" * 5_000 + "d") * 3, "[" * 8_000 + "](" * 4_000]
    for bomb in bombs:
        ana.post(BAD, bomb[:16_384])
    last = ana.post(BAD, "And here it is calm")
    with alone(stage.context("ben", viewport=PHONE)) as page:
        visit(page)
        expect(page.locator(f".chat [data-message='{last['id']}']")).to_be_visible()
        depth = page.evaluate("""Math.max(...[...document.querySelectorAll(".chat .prose *")].map((one) => { let deep = 0; for (let at = one; !at.matches(".prose"); at = at.parentElement) deep += 1; return deep; }))""")
        assert depth <= 60, depth
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@check("bad input: a file that says it is a picture and is a page is offered for saving, and nothing in it runs, not even opened")
def lying(stage):
    weather(stage)
    with alone(stage.context("ana")) as page:
        page.context.add_init_script("window.reported = []; document.addEventListener('securitypolicyviolation', (event) => reported.push(event.violatedDirective));")
        visit(page)
        said = []
        page.context.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        box(page).focus()
        evil = b"<!doctype html><script>alert(1); document.title = 'ran'; fetch('/api/v1/account.logout', { method: 'POST', body: '{}' })</script><p>hello"
        drawn = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(2)' width='9' height='9'><script>alert(3)</script></svg>"
        page.locator(".chat .tools input[type=file]").set_input_files([
            {"name": "pier.png", "mimeType": "image/png", "buffer": evil}, {"name": "map.jpg", "mimeType": "image/jpeg", "buffer": drawn},
            {"name": "<img src=x onerror=alert(4)>.txt", "mimeType": "text/plain", "buffer": b"plain"},
        ])
        expect(page.locator(".chat .upload progress")).to_have_count(0)
        box(page).fill("Three files")
        box(page).press("Enter")
        mine = row(page, "Three files")
        expect(mine.locator(".file")).to_have_count(3)
        expect(mine.locator("img")).to_have_count(0)
        paths = [url.split("?")[0] for url in mine.locator(".file a").evaluate_all("(links) => links.map((link) => link.href)")]
        for path in paths:
            answer = page.context.request.get(path)
            policy, kind = answer.headers["content-security-policy"], answer.headers["content-type"]
            assert "sandbox" in policy and answer.headers["x-content-type-options"] == "nosniff", (policy, kind)
            assert "html" not in kind and "svg" not in kind, kind
            assert answer.headers["content-disposition"].startswith("attachment"), answer.headers
            other = page.context.new_page()
            try:
                other.goto(path)
            except Exception as error:
                assert "Download is starting" in str(error) or "ERR_ABORTED" in str(error), error
            equal(other.title(), "")
            other.close()
        equal((said, page.evaluate("reported"), page.evaluate("hubbub.link.phase")), ([], [], "open"))


@check("bad input: an upload that is cut off half way says so, goes on with the same key, and stands once in the message")
def cut_off(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        visit(page)
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tape = os.urandom(900_000)
        line(tools, upload=150_000)
        box(page).focus()
        box(page).fill("The whole tape")
        choose(page, "tape.bin", tape)
        item = page.locator(".chat .upload")
        until(page, "document.querySelector('.chat .upload progress')?.value > 0.2")
        page.locator(".chat .composer").get_by_role("button", name="Send").click()
        line(tools, upload=0)
        expect(item.get_by_role("alert")).to_contain_text("The upload was cut off.")
        expect(box(page)).to_have_value("The whole tape")
        line(tools)
        item.get_by_role("button", name="Try again").click()
        expect(item.get_by_role("alert")).to_have_count(0)
        until(page, "document.querySelector('.chat .upload') === null || !document.querySelector('.chat .upload progress')")
        if item.count():
            page.locator(".chat .composer button[type=submit]").click()
        expect(row(page, "The whole tape").locator(".file")).to_have_count(1)
        equal(bodies(ana, "The whole tape"), ["The whole tape"])
        assert fetched(page, "The whole tape") == tape, "the file is another one"


@check("bad input: an upload that is cancelled half way posts nothing and loses nothing typed, also where a message waits for it; the same file is sent again, once")
def cancelled(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        visit(page)
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        reel = os.urandom(900_000)
        item = page.locator(".chat .upload")
        send = page.locator(".chat .composer").get_by_role("button", name="Send")
        box(page).focus()
        box(page).fill("The whole reel")
        for waits in (False, True):
            line(tools, upload=150_000)
            choose(page, "reel.bin", reel)
            until(page, "document.querySelector('.chat .upload progress')?.value > 0.2")
            if waits:
                send.click()
                expect(page.locator(".chat .send")).to_have_text("Sending…")
            item.get_by_role("button", name="Cancel").click()
            expect(item).to_have_count(0)
            expect(send).to_have_text("Send")
            line(tools)
            expect(box(page)).to_have_value("The whole reel")
            expect(box(page)).to_be_focused()
            until(page, "hubbub.ask('unread.next').then(() => hubbub.writing.entries.length === 0)")
            equal(bodies(ana, "The whole reel"), [])
        choose(page, "reel.bin", reel)
        expect(item.locator("progress")).to_have_count(0)
        send.click()
        expect(row(page, "The whole reel").locator(".file")).to_have_count(1)
        expect(box(page)).to_have_value("")
        equal(bodies(ana, "The whole reel"), ["The whole reel"])
        assert fetched(page, "The whole reel") == reel, "the file is another one"


class Between:
    """Stands between a page's socket and the server: lets through, holds back, or says something itself."""

    def __init__(self, context):
        self.drops, self.dropped, self.greets, self.says = set(), set(), True, []
        self.asked, self.sent = {}, []
        context.route_web_socket("**/ws", self.taken)

    def taken(self, socket):
        if not self.greets:
            return
        server = socket.connect_to_server()
        socket.on_message(lambda text: self.up(socket, server, text))
        server.on_message(lambda text: self.down(socket, text))

    def up(self, socket, server, text):
        frame = json.loads(text)
        self.asked[frame["id"]] = frame["do"]
        if frame["do"] == "message.post":
            self.sent.append(frame)
            if self.says:
                return socket.send(json.dumps({"re": frame["id"], "no": self.says.pop(0)}))
        server.send(text)

    def down(self, socket, text):
        frame = json.loads(text)
        kind = self.asked.get(frame.get("re"), frame.get("ev"))
        if kind in self.drops:
            self.dropped.add(kind)
        else:
            socket.send(text)

    def lose(self, page, kind):
        """Waits until something of this kind was lost."""
        for _ in range(400):
            if kind in self.dropped:
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"no {kind} came")


@check("bad days: an answer that never comes: the page asks again with the same key, and the message stands once; nor does a greeting that never comes keep it waiting")
def late(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        between = Between(page.context)
        page.clock.install()
        page.goto("/berlin/weather")
        expect(box(page)).to_be_visible()
        until(page, "hubbub.place.channel !== null")
        between.drops = {"message.post", "message.posted"}
        write(page, "Taken, but not answered")
        expect(page.locator(".pending")).to_contain_text("Sending…")
        between.lose(page, "message.post")
        between.drops = set()
        page.clock.fast_forward(30_000)
        until(page, "hubbub.writing.entries.length === 0")
        expect(page.locator(".pending")).to_have_count(0)
        expect(row(page, "Taken, but not answered")).to_have_count(1)
        equal(len({frame["key"] for frame in between.sent}), 1)
        assert len(between.sent) == 2, between.sent
        equal(bodies(ana, "not answered"), ["Taken, but not answered"])
        # Nobody answers at all: it says so, tries anew, and sends when somebody does.
        between.greets = False
        page.evaluate("hubbub.link.drop(4002)")
        write(page, "Into the void")
        page.clock.fast_forward(3_000)
        expect(page.locator(".banner")).to_contain_text("What you write is kept")
        until(page, "hubbub.link.phase === 'connecting' || hubbub.link.phase === 'greeting'")
        between.greets = True
        until(page, "(hubbub.link.phase === 'open') || (hubbub.link.watch(), hubbub.link.heard -= 7000, false)")
        expect(row(page, "Into the void")).to_have_count(1)
        equal(bodies(ana, "Into the void"), ["Into the void"])


@check("bad days: the network goes while three messages are written, the page is closed and opened again: three messages, once, in order")
def three(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        between = Between(page.context)
        visit(page)
        # The first is taken by the server, but its answer does not reach the page any more; the others never leave it.
        between.drops = {"message.post", "message.posted"}
        write(page, "Three at sea: one")
        between.lose(page, "message.post")
        page.context.set_offline(True)
        page.evaluate("hubbub.link.drop(4002)")
        expect(page.locator(".banner")).to_be_visible()
        for word in ("two", "three"):
            write(page, f"Three at sea: {word}")
        box(page).fill("and a fourth, half")
        expect(page.locator(".pending")).to_have_count(3)
        page.close()
        between.drops = set()
        page.context.set_offline(False)
        page = visit(page.context.new_page())
        until(page, "hubbub.writing.entries.length === 0 && hubbub.link.phase === 'open'")
        expect(row(page, "at sea")).to_have_count(3)
        expect(box(page)).to_have_value("and a fourth, half")
        equal(bodies(ana, "at sea"), [f"Three at sea: {word}" for word in ("one", "two", "three")])
        box(page).fill("")


@check("bad days: a full disk and a pace are told beside the message that waits, and it goes by itself when there is room")
def full(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        between = Between(page.context)
        visit(page)
        between.says = [{"code": "full", "say": "The server's disk is full. Nothing of it was stored.", "retry": 1}, {"code": "limited", "say": "Too much at once; try again in 1 second.", "retry": 1}]
        write(page, "When there is room")
        expect(page.locator(".pending")).to_contain_text("disk is full")
        expect(page.locator(".pending")).to_contain_text("Too much at once")
        expect(row(page, "When there is room")).to_have_count(1)
        expect(page.locator(".pending")).to_have_count(0)
        equal(len({frame["key"] for frame in between.sent}), 1)
        equal(bodies(ana, "When there is room"), ["When there is room"])


@check("bad days: a session that is revoked while one writes leads to the log in, and what was written is there afterwards")
def revoked(stage):
    ana = weather(stage)
    with alone(stage.context("ana")) as page:
        visit(page)
        box(page).fill("Half of what I wanted to")
        here = page.evaluate("hubbub.ask('session.list').then(({ sessions }) => sessions.find((one) => one.current).id)")
        ana.act("session.revoke", session=here)
        page.wait_for_url("**/login?next=**")
        page.get_by_label("Nick").fill("ana")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/berlin/weather")
        expect(box(page)).to_have_value("Half of what I wanted to")
        box(page).fill("")


@check("bad days: a clock that is decades off, either way, changes neither order nor counts, and what is sent arrives")
def clocks(stage):
    ana, ben = weather(stage), stage.forum.members["ben"]
    for year in (1999, 2055):
        with alone(stage.context("ana")) as page:
            page.clock.install(time=f"{year}-05-05T05:05:05")
            page.goto("/berlin/weather")
            expect(box(page)).to_be_visible()
            until(page, "hubbub.place.channel !== null")
            ben.post(BAD, f"It is {year} somewhere")
            expect(row(page, f"It is {year}")).to_have_count(1)
            write(page, f"Here it is {year}")
            expect(row(page, f"Here it is {year}")).to_have_count(1)
            expect(page.locator(".pending")).to_have_count(0)
            numbers = page.locator(".chat .message[data-number]").evaluate_all("(all) => all.map((one) => Number(one.dataset.number))")
            equal(numbers, sorted(numbers))
            page.clock.fast_forward(10_000)
            until(page, "hubbub.link.phase === 'open'")
            equal(bodies(ana, f"Here it is {year}"), [f"Here it is {year}"])
