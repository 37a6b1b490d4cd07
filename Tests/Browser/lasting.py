"""Nothing typed is lost: drafts, lost connections, a server that is killed and comes back."""

import json
import re
import signal

from playwright.sync_api import expect

from checks import check, equal
from forum import ROOT
from stage import until
from talk import box, row, rows, write


@check("drafts: kept for each channel and thread, over a reload")
def drafts(stage):
    page = stage.page("ana", "/berlin/coworking")
    box(page).fill("half a thought")
    page.locator(".places").get_by_role("link", name="meet-ups").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("meet-ups")
    expect(box(page)).to_have_value("")
    page.locator(".places").get_by_role("link", name="coworking").click()
    expect(box(page)).to_have_value("half a thought")
    page.reload()
    expect(box(page)).to_have_value("half a thought")
    box(page).fill("")


@check("offline: says so, keeps what is written, sends it once and in order when back")
def offline(stage):
    page = stage.page("ana", "/berlin/meet-ups")
    expect(rows(page).first).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text("What you write is kept")
    for word in ("first", "second", "third"):
        write(page, f"written offline: {word}")
    expect(page.locator(".pending")).to_have_count(3)
    page.context.set_offline(False)
    expect(page.locator(".banner")).to_be_hidden(timeout=20000)
    expect(page.locator(".pending")).to_have_count(0)
    ben = stage.page("ben", "/berlin/meet-ups")
    found = row(ben, "written offline")
    expect(found).to_have_count(3)
    order = [text.split("written offline: ")[1].split()[0] for text in found.all_inner_texts()]
    assert order == ["first", "second", "third"], order


@check("a page closed while offline sends what was written when it is opened again, once")
def closed(stage):
    page = stage.page("ana", "/berlin/meet-ups")
    expect(rows(page).first).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_be_visible()
    write(page, "written before closing")
    expect(page.locator(".pending")).to_have_count(1)
    context = page.context
    page.close()
    context.set_offline(False)
    first, second = context.new_page(), context.new_page()
    first.goto("/berlin/meet-ups")
    second.goto("/berlin/meet-ups")
    expect(row(first, "written before closing")).to_have_count(1)
    expect(row(second, "written before closing")).to_have_count(1)
    expect(first.locator(".pending")).to_have_count(0)
    first.wait_for_timeout(500)
    expect(row(first, "written before closing")).to_have_count(1)


@check("the server is killed and comes back: the page resumes, nothing is missed or doubled")
def killed(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    stage.forum.members["ben"].post("#berlin/coworking", "before the kill")
    expect(row(page, "before the kill")).to_have_count(1)
    stage.forum.stop(signal.SIGKILL)
    expect(page.locator(".banner")).to_be_visible()
    write(page, "while it was away")
    stage.forum.start()
    stage.forum.members["ben"].post("#berlin/coworking", "after the kill")
    expect(row(page, "after the kill")).to_have_count(1, timeout=30000)
    expect(row(page, "while it was away")).to_have_count(1)
    expect(page.locator(".pending")).to_have_count(0)
    expect(row(page, "before the kill")).to_have_count(1)
    expect(page.locator(".banner")).to_be_hidden()


@check("a refused post says why and gives the text back")
def refused(stage):
    page = stage.page("ana", "/berlin/coworking")
    expect(rows(page).first).to_be_visible()
    page.evaluate("document.querySelector('.chat textarea').removeAttribute('maxlength')")
    write(page, "x" * 17000)
    expect(page.locator(".pending.refused .state")).not_to_be_empty()
    page.locator(".pending.refused").get_by_role("button", name="Edit").click()
    until(page, "document.querySelector('.chat textarea').value.length === 17000")
    box(page).fill("")


@check("no network at all: the page opens, shows what was read last, keeps three messages over closing, and sends them once, in order")
def installed(stage):
    stage.forum.members["rut"].act("channel.create", channel="#berlin/patient")
    ben = stage.forum.members["ben"]
    root = ben.post("#berlin/patient", "Read before the night", title="Patience")
    ben.reply(root["thread"], "And an answer in it")
    context = stage.context("ana")
    page = context.new_page()
    page.goto(f"/berlin/patient/{root['number']}")
    expect(row(page, "And an answer", ".thread")).to_be_visible()
    page.goto("/berlin/patient")
    expect(row(page, "Read before the night")).to_have_count(1)
    until(page, "hubbub.kept?.saved === hubbub.state || (hubbub.kept?.save(), false)")
    until(page, "navigator.serviceWorker.controller !== null")
    page.reload()
    expect(row(page, "Read before the night")).to_have_count(1)
    # All that the worker names, and what the page has loaded through it.
    named = re.findall(r'"((?:views/|lib/)?\w+\.js|/assets/styles/\w+\.css)"', (ROOT / "Web/worker.js").read_text())
    assert "views/chat.js" in named and "/assets/styles/chat.css" in named, named
    until(page, f"caches.open('hubbub-page').then((one) => one.keys()).then((all) => {json.dumps(['/shell', '-later.json', *named])}.every((name) => all.some(({{ url }}) => url.endsWith(name))))")
    stage.forum.stop()
    page.close()
    page = context.new_page()
    page.goto("/berlin/patient")
    expect(row(page, "Read before the night")).to_have_count(1)
    expect(page.locator(".banner")).to_contain_text("What you write is kept")
    expect(page.locator(".places")).to_contain_text("Berlin")
    for word in ("first", "second", "third"):
        write(page, f"in the dark: {word}")
    expect(page.locator(".pending")).to_have_count(3)
    page.close()
    page = context.new_page()
    page.goto("/berlin/patient")
    expect(page.locator(".pending")).to_have_count(3)
    expect(page.get_by_role("button", name="Try now")).to_be_visible()
    stage.forum.start()
    # Where the page has come back by itself meanwhile, there is nothing to press any more.
    page.evaluate("[...document.querySelectorAll('.banner button')].find((one) => one.textContent === 'Try now')?.click()")
    expect(page.locator(".pending")).to_have_count(0)
    expect(row(page, "in the dark")).to_have_count(3)
    lines = ben.ask("channel.history", channel="#berlin/patient", limit=50)["lines"]
    said = [line["message"]["body"] for line in lines if "message" in line and "in the dark" in line["message"]["body"]]
    equal(said, [f"in the dark: {word}" for word in ("first", "second", "third")])
    context.close()


@check("after an update of the server the new page comes, though the old one is kept; logging out keeps nothing")
def updated(stage):
    context = stage.context("cleo")
    page = context.new_page()
    page.goto("/hubs")
    until(page, "navigator.serviceWorker.controller !== null")
    # What is kept is old: the network is asked first all the same.
    page.evaluate("""() => {
        const headers = { "Content-Type": "text/javascript", ETag: '"old"' };
        return caches.open("hubbub-page").then((one) => one.put("/assets/scripts/lib/keys.js", new Response("export const newKey = () => 'old';", { headers })));
    }""")
    page.reload()
    until(page, "hubbub.link.phase === 'open'")
    assert len(page.evaluate("hubbub.newKey()")) == 32
    kept = "caches.open('hubbub-page').then((one) => one.match('/assets/scripts/lib/keys.js')).then((answer) => answer.text())"
    until(page, f"{kept}.then((text) => !text.includes('old'))")
    until(page, "hubbub.kept?.saved === hubbub.state || (hubbub.kept?.save(), false)")
    page.goto("/account")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(lambda url: not url.endswith("/account"))
    equal(page.evaluate("""new Promise((then) => { const asked = indexedDB.open('hubbub'); asked.onsuccess = () => { const all = asked.result.transaction('state').objectStore('state').count(); all.onsuccess = () => then(all.result); }; })"""), 0)
    context.close()
