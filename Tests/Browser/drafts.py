"""What one has begun to write: on every device, in every tab, and never lost or written over."""

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from stage import until
from talk import box, row, rows

PIER = "#berlin/pier"


def pier(stage):
    rut = stage.forum.members["rut"]
    if not any(one["address"] == PIER for one in rut.ask("channel.list", hub="#berlin")["channels"]):
        rut.act("channel.create", channel=PIER)
    ana = stage.forum.members["ana"]
    for one in ana.ask("draft.list")["drafts"]:
        ana.act("draft.clear", **({"thread": one["thread"]} if "thread" in one else {"channel": one["channel"]}))
    return ana


def device(stage, path="/berlin/pier", **options):
    """Another device of ana's: a browser with nothing in it."""
    page = stage.context("ana", **options).new_page()
    page.goto(path)
    expect(box(page)).to_be_visible()
    until(page, "hubbub.tendDrafts().then((drafts) => drafts.isTold && hubbub.place.channel !== null)")
    return page


def begun(ana):
    """What the server has of it, by place."""
    return {(one["channel"], one.get("thread")): (one.get("title", ""), one["body"]) for one in ana.ask("draft.list")["drafts"]}


def saved(page, ana, text):
    """Waits until what was typed is on the server."""
    for _ in range(200):
        if any(body == text for _, body in begun(ana).values()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{text!r} is not among {begun(ana)}")


@check("drafts: what is begun on one device stands on the other, with its title, and goes when it is posted")
def devices(stage):
    ana = pier(stage)
    root = ana.post(PIER, "A root to answer", title="Pier")
    desk, phone = device(stage), device(stage)
    box(desk).focus()
    desk.keyboard.type("On the pier at")
    expect(box(phone)).to_have_value("On the pier at")
    box(phone).focus()
    phone.keyboard.press("End")
    phone.keyboard.type(" nine")
    desk.locator("#main").focus()
    expect(box(desk)).to_have_value("On the pier at nine")
    desk.get_by_role("button", name="Give it a title").click()
    desk.keyboard.type("A walk")
    expect(phone.locator(".chat .title-field")).to_have_value("A walk", timeout=20000)
    phone.close()
    # The thread has a draft of its own.
    phone = device(stage, f"/berlin/pier/{root['number']}")
    expect(box(phone)).to_have_value("On the pier at nine")
    expect(box(phone, ".thread")).to_have_value("")
    box(phone, ".thread").focus()
    phone.keyboard.type("A reply, begun")
    saved(phone, ana, "A reply, begun")
    equal(len(begun(ana)), 2)
    box(desk).focus()
    desk.keyboard.press("Enter")
    expect(row(desk, "On the pier at nine")).to_have_count(1)
    expect(box(phone)).to_have_value("")
    expect(phone.locator(".chat .title-field")).to_be_hidden()
    expect(box(phone, ".thread")).to_have_value("A reply, begun")
    equal([body for _, body in begun(ana).values()], ["A reply, begun"])
    box(phone, ".thread").fill("")
    until(phone, "hubbub.link.request('draft.list', {}).then(({ drafts }) => drafts.length === 0)")


@check("drafts: written apart while one device was offline, both are kept: one in the box, one offered, in five languages")
def apart(stage):
    ana = pier(stage)
    desk, phone = device(stage), device(stage)
    box(desk).focus()
    desk.keyboard.type("Begun")
    expect(box(phone)).to_have_value("Begun")
    phone.context.set_offline(True)
    expect(phone.locator(".banner")).to_be_visible()
    box(phone).focus()
    phone.keyboard.press("End")
    phone.keyboard.type(" in the tunnel")
    desk.keyboard.type(" at the desk")
    saved(desk, ana, "Begun at the desk")
    phone.context.set_offline(False)
    strip = phone.locator(".chat .spare")
    expect(strip).to_contain_text("Begun at the desk")
    expect(box(phone)).to_have_value("Begun in the tunnel")
    axe(phone, "a draft of another device")
    for language in ("fr", "es", "de", "it", "en"):
        phone.evaluate(f"hubbub.speak('{language}')")
        until(phone, f"document.documentElement.lang === '{language}'")
        phone.evaluate("hubbub.learn().then(() => { for (const one of hubbub.composers) hubbub.drafts.arrived(one); })")
        until(phone, "hubbub.words.say('draft.other') !== 'draft.other'")
        expect(strip).to_contain_text(phone.evaluate("hubbub.words.say('draft.other')"))
    # It is there again after a reload; put in by key, nothing of either is gone.
    phone.reload()
    expect(strip).to_contain_text("Begun at the desk")
    expect(box(phone)).to_have_value("Begun in the tunnel")
    strip.get_by_role("button", name="Put it in").focus()
    phone.keyboard.press("Enter")
    expect(strip).to_have_count(0)
    expect(box(phone)).to_have_value("Begun in the tunnel\nBegun at the desk")
    expect(box(phone)).to_be_focused()
    box(phone).fill("")
    expect(box(desk)).to_have_value("", timeout=20000)


@check("drafts: typed without a network and over a reload, they reach the other device when it is back; two tabs show one text")
def offline(stage):
    ana = pier(stage)
    phone = device(stage)
    until(phone, "navigator.serviceWorker?.controller !== undefined")
    phone.context.set_offline(True)
    expect(phone.locator(".banner")).to_be_visible()
    box(phone).focus()
    phone.keyboard.type("No network here")
    phone.wait_for_timeout(3000)
    expect(box(phone)).to_have_value("No network here")
    equal(begun(ana), {})
    phone.context.set_offline(False)
    saved(phone, ana, "No network here")
    tab = phone.context.new_page()
    tab.goto("/berlin/pier")
    expect(box(tab)).to_have_value("No network here")
    box(tab).focus()
    tab.keyboard.press("End")
    tab.keyboard.type(", but two tabs")
    expect(box(phone)).to_have_value("No network here, but two tabs")
    equal(phone.locator(".spare").count() + tab.locator(".spare").count(), 0)
    saved(tab, ana, "No network here, but two tabs")
    tab.wait_for_timeout(500)
    expect(box(phone)).to_have_value("No network here, but two tabs")
    tab.keyboard.press("Enter")
    expect(row(tab, "but two tabs")).to_have_count(1)
    expect(box(phone)).to_have_value("")
    expect(box(tab)).to_have_value("")
    equal(begun(ana), {})


@check("drafts: whoever types on is not written over by what comes from elsewhere")
def typing(stage):
    ana = pier(stage)
    desk = device(stage)
    box(desk).focus()
    desk.keyboard.type("I am typing")
    saved(desk, ana, "I am typing")
    ana.act("draft.set", channel=PIER, body="Something else entirely")
    strip = desk.locator(".chat .spare")
    until(desk, "hubbub.drafts.late.size === 1")
    desk.keyboard.type(" on")
    expect(strip).to_contain_text("Something else entirely")
    expect(box(desk)).to_have_value("I am typing on")
    saved(desk, ana, "I am typing on")
    strip.get_by_role("button", name="Discard").focus()
    desk.keyboard.press("Enter")
    expect(strip).to_have_count(0)
    expect(box(desk)).to_be_focused()
    # Posted elsewhere while one types on here: what stands here stays.
    ana.act("draft.clear", channel=PIER)
    desk.wait_for_timeout(800)
    expect(box(desk)).to_have_value("I am typing on")
    # After a line that is a command nothing of it is left anywhere.
    box(desk).fill("/me waves")
    saved(desk, ana, "/me waves")
    desk.keyboard.press("Enter")
    expect(rows(desk).last).to_contain_text("waves")
    until(desk, "hubbub.link.request('draft.list', {}).then(({ drafts }) => drafts.length === 0)")
