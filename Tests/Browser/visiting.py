"""Who is no member reads where scripts run: moments in one's own zone, and a conversation that goes on."""

from playwright.sync_api import expect

from checks import check, equal
from stage import until

SQUARE = "#square"
# As often as the page asks anew.
PAUSE_MS = 30_000


def visitor(stage, path, **options):
    page = stage.context(**options).new_page()
    page.clock.install()
    page.goto(path)
    expect(page.locator("[aria-live]")).to_be_attached()
    return page


@check("visitors: moments are told in the reader's own zone and language")
def moments(stage):
    rut = stage.forum.members["rut"]
    rut.act("hub.create", slug="square", name="Square", visibility="public")
    rut.post(SQUARE, "Good evening to all who pass by")
    page = visitor(stage, "/square", timezone_id="Asia/Kolkata", locale="de-DE")
    time = page.locator(".visitor-lines time")
    equal(time.inner_text(), time.evaluate("(one) => new Date(one.dateTime).toLocaleString('de', { dateStyle: 'long', timeStyle: 'short' })"))
    assert "UTC" not in time.inner_text(), time.inner_text()
    page.context.close()


@check("visitors: a page that is read follows what is said, changed and taken away, and does not move under the reader")
def follows(stage):
    rut = stage.forum.members["rut"]
    root = rut.post(SQUARE, "Shall we sweep the square?", title="Sweeping")
    for number in range(30):
        rut.reply(root["thread"], f"I bring broom number {number}")
    page = visitor(stage, f"/square/{root['number']}")
    lines = page.locator(".visitor-lines > li")
    expect(lines).to_have_count(31)
    lines.nth(12).scroll_into_view_if_needed()
    stood = lines.nth(12).bounding_box()["y"]
    begun = lines.nth(3).element_handle()
    rut.act("message.edit", message=root["id"], body="Shall we sweep the square on Friday?")
    last = rut.reply(root["thread"], "And I bring cake")
    page.clock.fast_forward(PAUSE_MS)
    expect(lines).to_have_count(32)
    expect(lines.last).to_contain_text("And I bring cake")
    expect(lines.first).to_contain_text("on Friday")
    equal(lines.nth(12).bounding_box()["y"], stood)
    assert begun.evaluate("(one) => one.isConnected"), "a line that did not change was made anew"
    assert "UTC" not in lines.last.locator("time").inner_text()
    rut.act("message.delete", message=last["id"])
    page.clock.fast_forward(PAUSE_MS)
    expect(lines.last).not_to_contain_text("cake")
    equal(len(set(lines.evaluate_all("(all) => all.map((one) => one.id)"))), lines.count())
    page.context.close()


@check("visitors: a first message comes to an empty page, and a hub that closes is not read on")
def closes(stage):
    rut = stage.forum.members["rut"]
    rut.act("channel.create", channel=f"{SQUARE}/market")
    page = visitor(stage, "/square/market")
    expect(page.locator(".visitor-talk > .visitor-quiet")).to_be_visible()
    rut.post(f"{SQUARE}/market", "Apples, two a coin")
    page.clock.fast_forward(PAUSE_MS)
    expect(page.locator(".visitor-lines > li")).to_contain_text("Apples")
    expect(page.locator(".visitor-talk > .visitor-quiet")).to_have_count(0)
    rut.act("hub.set", hub=SQUARE, field="visibility", value="community")
    with page.expect_navigation():
        page.clock.fast_forward(PAUSE_MS)
    until(page, "!document.body.innerText.includes('Apples')")
    stage.clear()
    page.context.close()
