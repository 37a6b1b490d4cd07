"""Unread counts in places, pills, dividers; reading by looking; next unread; marks."""

from playwright.sync_api import expect

from checks import check, equal
from stage import until
from talk import box, row, rows

MEETUPS = "#berlin/meet-ups"


def count(page, name):
    return page.locator(".places .place", has_text=name).locator(".count:not(.at)")


@check("unread: a root elsewhere counts at its channel, and looking at it reads it")
def roots(stage):
    ana = stage.forum.members["ana"]
    ana.act("read.mark", channel=MEETUPS)
    page = stage.page("ana", "/paris")
    expect(page.get_by_role("heading", level=1)).to_have_text("Paris")
    expect(count(page, "meet-ups")).to_have_count(0)
    stage.forum.members["ben"].post(MEETUPS, "Friday then?")
    expect(count(page, "meet-ups")).to_have_text("1")
    stage.forum.members["ben"].post(MEETUPS, "Or Saturday.")
    expect(count(page, "meet-ups")).to_have_text("2")
    page.locator(".places").get_by_role("link", name="meet-ups").click()
    expect(page.locator(".divider.new")).to_be_visible()
    expect(count(page, "meet-ups")).to_have_count(0)
    fresh = stage.page("ana", "/paris")
    expect(fresh.get_by_role("heading", level=1)).to_have_text("Paris")
    expect(count(fresh, "meet-ups")).to_have_count(0)


@check("unread: replies count in followed threads alone, fold into a line, and opening reads them")
def replies(stage):
    ana, ben = stage.forum.members["ana"], stage.forum.members["ben"]
    followed = ana.post(MEETUPS, "What to bring", title="Bring")
    other = ben.post(MEETUPS, "Nobody follows this", title="Alone")
    ana.act("read.mark", channel=MEETUPS)
    page = stage.page("ana", "/paris")
    expect(page.get_by_role("heading", level=1)).to_have_text("Paris")
    ben.reply(other["thread"], "Not counted")
    ben.reply(followed["thread"], "Counted")
    ben.reply(followed["thread"], "Counted too")
    expect(count(page, "meet-ups")).to_have_text("2")
    page.locator(".places").get_by_role("link", name="meet-ups").click()
    fold = page.locator(".chat .fold")
    expect(fold).to_contain_text("2 new in Bring")
    expect(row(page, "What to bring").locator(".pill .new")).to_have_text("2 new")
    fold.click()
    expect(page.locator(".thread .divider.new")).to_have_text("2 new")
    expect(count(page, "meet-ups")).to_have_count(0)
    expect(fold).to_have_count(0)


@check("a thread says when a day begins, and who writes on stands together")
def days(stage):
    ben = stage.forum.members["ben"]
    root = ben.post(MEETUPS, "One by one")
    for text in ("First", "Second"):
        ben.reply(root["thread"], text)
    page = stage.page("ana", f"/berlin/meet-ups/{root['number']}")
    expect(row(page, "Second", ".thread")).to_have_class("message continued")
    expect(row(page, "First", ".thread")).to_have_class("message")
    expect(page.locator(".thread .divider.day")).to_have_count(0)
    page.clock.install()
    page.clock.fast_forward(2 * 24 * 60 * 60 * 1000)
    page.reload()
    expect(page.locator(".thread .divider.day")).to_have_count(1)


@check("unread: a page that was there all along counts as a fresh one does")
def same_counts(stage):
    ana, ben = stage.forum.members["ana"], stage.forum.members["ben"]
    for channel in (MEETUPS, "#berlin/coworking", "#berlin"):
        ana.act("read.mark", channel=channel)
    page = stage.page("ana", "/paris")
    expect(page.get_by_role("heading", level=1)).to_have_text("Paris")
    until(page, "hubbub.link.phase === 'open'")
    unfollowed = ben.post(MEETUPS, "A")
    ben.reply(unfollowed["thread"], "not for @ana to follow before")
    ben.reply(unfollowed["thread"], "but now")
    mine = ana.post("#berlin/coworking", "B")
    ben.reply(mine["thread"], "to ana's")
    gone = ben.reply(mine["thread"], "gone soon")
    ben.act("message.delete", message=gone["id"])
    ben.post("#berlin", "C @ana")
    said = """() => Object.fromEntries(Object.entries(hubbub.state.reading).filter(([, one]) => one.unread || one.mentions)
        .map(([id, one]) => [hubbub.state.channels[id]?.address ?? id, [one.unread, one.mentions]]))"""
    expect(count(page, "# berlin")).to_have_text("1")
    page.wait_for_timeout(600)
    fresh = stage.page("ana", "/paris")
    until(fresh, "hubbub.link.phase === 'open' && Object.keys(hubbub.state.reading).length > 0")
    live, told = page.evaluate(said), fresh.evaluate(said)
    assert live == told, f"{live} live, {told} fresh"
    assert live.get(MEETUPS) == [3, 1], live


@check("unread: n goes to the next, and says when there is none")
def next_unread(stage):
    ana = stage.forum.members["ana"]
    for channel in (MEETUPS, "#berlin/coworking", "#berlin"):
        ana.act("read.mark", channel=channel)
    stage.forum.members["ben"].post(MEETUPS, "The only new one")
    page = stage.page("ana", "/paris")
    expect(count(page, "meet-ups")).to_have_text("1")
    page.locator(".chat .scroll").first.focus()
    page.keyboard.press("n")
    expect(row(page, "The only new one").first).to_be_visible()
    expect(count(page, "meet-ups")).to_have_count(0)
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    page.keyboard.press("n")
    expect(page.locator(".notice")).to_contain_text("Nothing is unread")


@check("unread: marking unread and marking read")
def marks(stage):
    ana, ben = stage.forum.members["ana"], stage.forum.members["ben"]
    post = ben.post(MEETUPS, "Read me later")
    ana.act("read.mark", channel=MEETUPS)
    page = stage.page("ana", "/berlin/meet-ups")
    target = row(page, "Read me later")
    target.hover()
    target.get_by_role("button", name="Mark unread").click()
    page.locator(".places").get_by_role("link", name="coworking").click()
    expect(count(page, "meet-ups")).to_have_text("1")
    ana.act("read.mark", channel=MEETUPS)
    expect(count(page, "meet-ups")).to_have_count(0)
    assert post["number"]


@check("catch up: one list over all hubs, followed first; each read or put away with a key, until that is all")
def catch_up(stage):
    ana, ben = stage.forum.members["ana"], stage.forum.members["ben"]
    for channel in (MEETUPS, "#berlin/coworking", "#berlin", "#paris"):
        ana.act("read.mark", channel=channel)
    first = ben.post(MEETUPS, "Something to catch up with")
    second = ben.post(MEETUPS, "And something else")
    mine = ana.post("#berlin/coworking", "Who has the ladder?", title="Ladder")
    ben.reply(mine["thread"], "I have it")
    page = stage.page("ana", "/catchup")
    items = page.locator(".thread-row")
    expect(items).to_have_count(3)
    expect(items.first).to_contain_text("Ladder")
    expect(items.first).to_contain_text("Berlin › coworking")
    # What is new itself looks new as what has new replies does.
    for item in items.all():
        expect(item.locator(".thread-name.unread")).to_be_visible()
        expect(item.locator(".new")).to_have_text("1 new")
    expect(page.get_by_role("heading", name="That is all")).to_be_visible()
    page.locator("#main").focus()
    page.keyboard.press("j")
    expect(items.first.locator("a")).to_be_focused()
    page.keyboard.press("x")
    expect(items).to_have_count(2)
    expect(items.first.locator("a")).to_be_focused()
    # The later of two is put away first: the channel's place stays before the other.
    newer = items.filter(has_text="And something else")
    newer.locator("a").focus()
    page.keyboard.press("x")
    expect(items).to_have_count(1)
    equal(ana.ask("channel.open", channel=MEETUPS, limit=1)["channel"]["mine"]["unread"], 2)
    page.reload()
    expect(items).to_have_count(1)
    expect(items).to_contain_text("Something to catch up with")
    items.locator("a").focus()
    page.keyboard.press("x")
    expect(items).to_have_count(0)
    expect(page.get_by_text("Nothing is new in your hubs.")).to_be_visible()
    until(page, f"hubbub.state.reading[{second['channel']}].unread === 0")
    fresh = ana.ask("channel.open", channel=MEETUPS, limit=1)["channel"]["mine"]
    equal(fresh["unread"], 0)
    assert fresh["position"] >= second["id"] > first["id"]


@check("history: one goes to a day, the beginning, the newest, by keyboard")
def jumps(stage):
    page = stage.page("ana", "/berlin/meet-ups")
    expect(rows(page).last).to_be_visible()
    page.locator("#main").focus()
    page.keyboard.press("g")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("A day")).to_be_focused()
    day = page.evaluate("new Date(Object.values(hubbub.state.messages)[0].at).toLocaleDateString('sv')")
    dialog.get_by_label("A day").fill(day)
    dialog.get_by_role("button", name="Go there").click()
    expect(page.locator(".chat .target")).to_have_count(1)
    page.keyboard.press("g")
    page.get_by_role("dialog").get_by_role("button", name="The newest").click()
    until(page, "(() => { const s = document.querySelector('.chat > .scroll'); return s.scrollHeight - s.scrollTop - s.clientHeight < 48; })()")


@check("places: of many hubs the quiet ones fold by themselves, and stay open once opened")
def folding(stage):
    forum = stage.forum
    finn = forum.member("fritz")
    for at in range(7):
        forum.administer("hub", "add", f"town{at}", "--name", f"Town {at}", "--visibility", "public")
        finn.act("hub.join", hub=f"#town{at}")
    page = stage.page("fritz", "/town3")
    until(page, "hubbub.place.channel !== null")
    places = page.locator(".places")
    expect(places.get_by_role("link", name="town3")).to_be_visible()
    expect(places.get_by_role("link", name="town2")).to_have_count(0)
    forum.members["rut"].act("hub.join", hub="#town2")
    forum.members["rut"].post("#town2", "Something new in a quiet town")
    expect(places.get_by_role("link", name="town2")).to_be_visible()
    places.get_by_role("button", name="Town 5").click()
    expect(places.get_by_role("link", name="town5")).to_be_visible()
    page.reload()
    expect(places.get_by_role("link", name="town5")).to_be_visible()
    expect(places.get_by_role("link", name="town4")).to_have_count(0)


@check("history: begins at the first unread, loads in both directions and keeps its place")
def history(stage):
    ben = stage.forum.members["ben"]
    stage.forum.members["rut"].act("channel.create", channel="#berlin/long")
    for at in range(160):
        ben.post("#berlin/long", f"Line {at:03}: so that there is something to scroll through")
    page = stage.page("ana", "/berlin/long")
    expect(row(page, "Line 000")).to_be_visible()
    expect(page.locator(".divider.new")).to_be_visible()
    stage.forum.members["ana"].act("read.mark", channel="#berlin/long")
    page.goto("/berlin/long")
    expect(row(page, "Line 159")).to_be_visible()
    until(page, "hubbub.state.chats[hubbub.place.channel]?.rows.length >= 40")
    scroll = page.locator(".chat > .scroll").first
    for _ in range(12):
        scroll.evaluate("(element) => { element.scrollTop = 0; }")
        page.wait_for_timeout(150)
    expect(row(page, "Line 000")).to_have_count(1)
    expect(page.locator(".beginning")).to_be_visible()
    page.goto("/berlin/long/60")
    expect(row(page, "Line 059").first).to_be_visible()
    expect(page.locator(".thread")).to_be_visible()
    where = "document.querySelector('.chat [data-number=\"60\"]').getBoundingClientRect().y"
    before = page.evaluate(where)
    until(page, "hubbub.state.chats[hubbub.place.channel].rows.length > 50")
    after = page.evaluate(where)
    assert abs(before - after) < 2, (before, after)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="To the newest").click()
    expect(row(page, "Line 159")).to_be_visible()
    assert rows(page).count() <= 200 and box(page).is_visible()
