"""Hubs, search, messages, addresses, the phone."""

from playwright.sync_api import expect

from checks import check, equal
from stage import PHONE, until
from talk import box, row, write


@check("hubs: looking into a hub one has not joined, then joining to write")
def join(stage):
    page = stage.page("cleo", "/berlin/coworking")
    expect(page.locator(".chat .message").first).to_be_visible()
    expect(box(page)).to_be_hidden()
    page.locator(".join").get_by_role("button", name="Join").click()
    expect(box(page)).to_be_visible()
    expect(box(page)).to_have_attribute("placeholder", "Message in coworking\u00a0· anyone can read this")
    write(page, "Hello from cleo")
    expect(row(page, "Hello from cleo")).to_have_count(1)


@check("private hubs: the page of a stranger says what a missing one says")
def private(stage):
    stage.forum.administer("hub", "add", "board", "--name", "Board", "--visibility", "private")
    page = stage.page("ben", "/board")
    expect(page.get_by_role("alert")).to_contain_text("Nothing here")
    secret = page.get_by_role("alert").inner_text()
    page.goto("/nowhere")
    expect(page.get_by_role("alert")).to_contain_text("Nothing here")
    equal(page.get_by_role("alert").inner_text(), secret)


@check("search: finds without accents, marks what it found, leads to the message")
def search(stage):
    stage.forum.members["ana"].post("#berlin/coworking", "La réunionnaise kommt in die Straße der Werkstätten")
    page = stage.page("ben", "/hubs")
    until(page, "Boolean(hubbub.state.me)")
    page.locator("#main").focus()
    page.keyboard.press("/")
    page.keyboard.type("reunionnaise")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=reunionnaise")
    expect(page.locator(".result")).to_have_count(1)
    expect(page.locator("mark")).to_have_text("réunionnaise")
    page.locator(".result a").click()
    expect(row(page, "La réunionnaise").first).to_be_visible()
    page.goto("/search?q=strasse%20from%3Aana%20in%3A%23berlin")
    expect(page.locator(".result")).to_have_count(1)
    page.goto("/search")
    field = page.locator(".offering input")
    field.press_sequentially("strasse fr")
    options = page.get_by_role("option")
    expect(options).to_contain_text(["from:"])
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("strasse from:")
    field.press_sequentially("an")
    expect(options.first).to_contain_text("@ana")
    field.press("ArrowDown")
    field.press("Tab")
    expect(field).to_have_value("strasse from:ana ")
    field.press("Enter")
    expect(page.locator(".result")).to_have_count(1)
    page.goto("/search?q=nothingwouldholdthis")
    expect(page.get_by_text("Nothing found.")).to_be_visible()


@check("messages: two members write to each other, and nobody else")
def messages(stage):
    ana, ben = stage.page("ana", "/messages"), stage.page("ben", "/paris")
    ana.get_by_label("Nick, or several with commas").fill("@ben")
    ana.get_by_role("button", name="Open").click()
    ana.wait_for_url("**/messages/@ben")
    write(ana, "Only for you")
    expect(row(ana, "Only for you")).to_have_count(1)
    expect(ben.locator(".places .place", has_text="Messages").locator(".count").last).to_have_text("1")
    ben.locator(".places").get_by_role("link", name="Messages").click()
    ben.locator(".conversation a").first.click()
    ben.wait_for_url("**/messages/@ana")
    expect(row(ben, "Only for you")).to_have_count(1)
    write(ben, "And for you")
    expect(row(ana, "And for you")).to_have_count(1)
    cleo = stage.page("cleo", "/search?q=only")
    expect(cleo.locator(".search-state")).not_to_have_text("Searching…")
    expect(cleo.locator(".result", has_text="Only for you")).to_have_count(0)


@check("member card: shows who someone is and begins a conversation")
def card(stage):
    page = stage.page("ana", "/berlin/coworking")
    row(page, "Hello from cleo").get_by_role("button", name="cleo").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("@cleo")
    dialog.get_by_role("button", name="Write").click()
    page.wait_for_url("**/messages/@cleo")


@check("addresses: a message's link opens its thread, back goes back")
def addresses(stage):
    ana = stage.forum.members["ana"]
    root = ana.post("#berlin/coworking", "Where links lead", title="Links")
    reply = ana.reply(root["thread"], "Right here")
    page = stage.page("ben", f"/berlin/coworking/{reply['number']}")
    expect(row(page, "Right here", ".thread")).to_be_visible()
    expect(page.locator(".thread .target")).to_contain_text("Right here")
    page.goto("/hubs")
    page.go_back()
    expect(row(page, "Right here", ".thread")).to_be_visible()
    page.locator(".thread").get_by_role("button", name="Close the thread").click()
    page.wait_for_url("**/berlin/coworking")
    expect(page.locator(".thread")).to_be_hidden()
    page.go_back()
    expect(row(page, "Right here", ".thread")).to_be_visible()


@check("phone: places as tabs, a thread over the channel, back to it")
def phone(stage):
    page = stage.page("ben", "/", viewport=PHONE, has_touch=True)
    expect(page.locator(".places")).to_be_visible()
    page.locator(".places").get_by_role("link", name="coworking").click()
    expect(page.locator(".places")).to_be_hidden()
    row(page, "Where links lead").locator(".pill").click()
    expect(row(page, "Right here", ".thread")).to_be_visible()
    page.locator(".thread").get_by_role("button", name="Close the thread").click()
    expect(row(page, "Where links lead").last).to_be_visible()
    page.locator(".tabs").get_by_role("link", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    equal(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), True)


@check("languages: the account's language is the page's")
def languages(stage):
    page = stage.page("cleo", "/account")
    page.get_by_label("Language").select_option("fr")
    page.locator("form", has=page.get_by_label("Language")).get_by_role("button").click()
    expect(page.locator(".places").get_by_role("link", name="Rattraper")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre compte")
    stage.forum.members["cleo"].act("account.update", language="en")
