"""The page of a hub: for who reads it, who joins it, and who runs it."""

import re

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from forum import ROOT
from stage import until

MEADOW = "/meadow?view=hub"
DRAWN = ".places .hub-head:has-text('Meadow') .hub-face img"


def press(page, name):
    """A button of the page by keyboard alone."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page.get_by_role("dialog")


@check("hub page: who runs it makes channels and edits it, by keyboard, refusals in place")
def edit_hub(stage):
    forum = stage.forum
    forum.members["rut"].act("hub.create", slug="meadow", name="Meadow", visibility="community")
    page = stage.page("rut", "/meadow")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meadow")
    page.locator("#main").focus()
    page.keyboard.press("h")
    page.wait_for_url("**/meadow?view=hub")
    form = press(page, "New channel")
    page.keyboard.type("Wild Herbs")
    expect(form.get_by_label("Address")).to_have_value("wild-herbs")
    expect(form).to_contain_text("#meadow/wild-herbs")
    form.get_by_label("Address").fill("not one")
    page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).not_to_be_empty()
    expect(form.get_by_label("Address")).to_be_focused()
    form.get_by_label("Address").fill("herbs")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meadow/herbs")
    page.go_back()
    form = press(page, "Edit the hub")
    form.get_by_label("What it is for").fill("Everything that grows")
    form.get_by_label("Who can read it").select_option("public")
    expect(form).to_contain_text("threads begun from now on")
    form.get_by_label("Who can join").select_option("request")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".hub-top")).to_contain_text("Everything that grows")
    expect(page.locator(".hub-facts span")).to_have_text(["Anyone can read it", "joining is on request", "1 member"])
    expect(page.locator(".hub-page")).to_contain_text("#meadow/herbs")


@check("hub page: the charter's rules are numbered, and read by members")
def charter(stage):
    page = stage.page("rut", MEADOW)
    form = press(page, "Edit the charter")
    form.get_by_label("In a few words").fill("Be kind.")
    form.get_by_label("Rule 1").fill("No spam")
    form.get_by_label("Rule 1").press("Enter")
    expect(form.get_by_label("Rule 2")).to_be_focused()
    page.keyboard.type("Stay on the path")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    reader = stage.page("ben", MEADOW)
    expect(reader.locator(".rules li")).to_have_text(["No spam", "Stay on the path"])
    expect(reader.get_by_role("button", name="Edit the charter")).to_have_count(0)


@check("hub page: a request to join is answered there, and roles are given and taken")
def joining(stage):
    ben = stage.page("ben", MEADOW)
    ben.get_by_role("button", name="Ask to join").click()
    ben.get_by_label("A few words").fill("I have a spade.")
    ben.get_by_role("button", name="Send the request").click()
    expect(ben.locator(".notice")).to_contain_text("request has been sent")
    page = stage.page("rut", MEADOW)
    page.get_by_role("button", name="Requests to join").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("@ben")
    expect(form).to_contain_text("I have a spade.")
    form.get_by_role("button", name="Let in").click()
    expect(form).to_contain_text("Nobody is waiting.")
    page.keyboard.press("Escape")
    expect(ben.locator(".places")).to_contain_text("Meadow")
    form = press(page, "Roles")
    form.get_by_label("Nick").fill("@nobody-here")
    form.get_by_role("button", name="Appoint").click()
    expect(form.get_by_role("alert")).not_to_be_empty()
    form.get_by_label("Nick").fill("@ben")
    form.get_by_role("button", name="Appoint").click()
    expect(form.locator(".panel-list li").filter(has_text="@ben")).to_contain_text("moderator")
    page.keyboard.press("Escape")
    expect(page.locator(".hub-page .member").filter(has_text="@ben")).to_contain_text("moderator")
    form = press(page, "Roles")
    form.locator("li").filter(has_text="@ben").get_by_role("button").click()
    expect(form.locator(".panel-list li").filter(has_text="@ben")).to_have_count(0)


@check("messages: who looks after the hub is marked as such, as soon as it is so and no longer")
def team(stage):
    rut, ben = stage.forum.members["rut"], stage.forum.members["ben"]
    ben.post("#meadow", "The gate is open.")
    page = stage.page("rut", "/meadow")
    row = page.locator(".message[data-message]").filter(has_text="The gate is open.")
    expect(row.locator(".who")).to_have_text(re.compile("ben", re.I))
    expect(row.locator(".tag")).to_have_count(0)
    rut.act("member.appoint", hub="#meadow", member="ben", role="moderator")
    expect(row.locator(".who .tag")).to_have_text("moderator")
    axe(page, "tag")
    reader = stage.page("ben", "/meadow")
    expect(reader.locator(".message[data-message]").filter(has_text="The gate is open.").locator(".tag")).to_have_text("moderator")
    rut.act("member.unappoint", hub="#meadow", member="ben")
    expect(row.locator(".tag")).to_have_count(0)
    expect(reader.locator(".message .tag")).to_have_count(0)


@check("hub page: an invite is made, copied, listed and revoked")
def invite(stage):
    page = stage.page("rut", MEADOW)
    form = press(page, "Invite")
    form.get_by_role("button", name="Make a link").click()
    link = form.get_by_label("Invite link")
    expect(link).to_be_visible()
    assert "/invite/" in link.input_value(), link.input_value()
    expect(form.locator(".panel-list li")).to_contain_text("10 uses left")
    form.get_by_role("button", name="Revoke").click()
    expect(form.locator(".panel-list")).to_contain_text("No links yet.")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('dialog')")
    equal(page.get_by_role("dialog").count(), 0)


@check("hub page: newcomers, holding, hiding, colour, address and who makes channels are set and read again")
def settings(stage):
    rut = stage.forum.members["rut"]
    page = stage.page("rut", MEADOW)
    form = press(page, "Newcomers and reports")
    expect(form.get_by_label("Newcomers post a few messages")).to_be_checked()
    for label in ("Hold links from newcomers", "Hold bursts", "Hide what three members report"):
        form.get_by_label(label).check()
    axe(page, "holding")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    told = rut.ask("channel.open", channel="#meadow", limit=1)["hub"]
    equal((told["holds"], told["hides_reported"]), (["bursts", "links"], True))
    page.reload()
    form = press(page, "Newcomers and reports")
    expect(form.get_by_label("Hold links from newcomers")).to_be_checked()
    expect(form.get_by_label("Hold the first messages")).not_to_be_checked()
    form.get_by_label("Hold links from newcomers").uncheck()
    form.get_by_label("Hold bursts").uncheck()
    form.get_by_label("Newcomers post a few messages").uncheck()
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    form = press(page, "Edit the hub")
    form.get_by_label("Address").fill("pasture")
    expect(form).to_contain_text("The old one still leads here.")
    form.get_by_label("Colour").fill("#f6d32d")
    form.get_by_label("Who creates channels").select_option("on")
    form.get_by_role("button", name="Save").click()
    page.wait_for_url("**/pasture?view=hub")
    expect(page.locator(".hub-page")).to_contain_text("#pasture/herbs")
    axe(page, "a pale colour")
    told = rut.ask("channel.open", channel="#pasture", limit=1)["hub"]
    equal((told["colour"], told.get("members_create_channels"), told.get("holds"), told.get("limits_newcomers")), ("#f6d32d", True, None, None))
    page.locator(".places").get_by_role("link", name="herbs").click()
    page.wait_for_url("**/pasture/herbs")
    rut.act("hub.set", hub="#pasture", field="slug", value="meadow")


@check("hub page: a picture is chosen, looked at, shown to all at once, and taken away again, by keyboard")
def image(stage):
    page = stage.page("rut", MEADOW)
    ben = stage.page("ben", MEADOW)
    expect(ben.locator(DRAWN)).to_have_count(0)
    form = press(page, "Edit the hub")
    field = form.get_by_role("group", name="Picture")
    expect(field).to_contain_text("No picture")
    expect(field.get_by_role("button", name="Remove the picture")).to_be_hidden()
    field.locator("input[type=file]").set_input_files({"name": "notes.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(field.get_by_role("status")).to_contain_text("cannot be read as a picture")
    with page.expect_file_chooser() as chooser:
        field.get_by_role("button", name="Choose a picture").focus()
        page.keyboard.press("Enter")
    chooser.value.set_files(ROOT / "Web/icon-512.png")
    expect(field.locator("canvas")).to_be_visible()
    equal(field.locator("canvas").bounding_box()["width"], 48)
    axe(page, "choosing a picture")
    expect(ben.locator(DRAWN)).to_have_count(0)
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    for reader in (page, ben):
        expect(reader.locator(DRAWN)).to_have_count(1)
        until(reader, f"[...document.querySelectorAll('.hub-face img')].filter((one) => one.complete && one.naturalWidth === 512).length === 2")
        equal(reader.locator(DRAWN).get_attribute("alt"), "")
        equal(reader.locator(DRAWN).bounding_box()["width"], 18)
        axe(reader, "a picture of a hub")
    expect(ben.locator(".hub-top .hub-face img")).to_have_count(1)
    address = ben.locator(DRAWN).get_attribute("src")
    equal(stage.context("cleo").request.get(address).status, 200)
    rut = stage.forum.members["rut"]
    told = rut.ask("channel.open", channel="#meadow", limit=1)["hub"]["image"]
    equal((told["url"], told["type"], told["name"]), (address, "image/webp", "meadow.webp"))
    ben.route("**/files/**", lambda route: route.abort())
    ben.reload()
    expect(ben.locator(".places .hub-head").filter(has_text="Meadow")).to_contain_text("M")
    expect(ben.locator(DRAWN)).to_have_count(0)
    ben.unroute("**/files/**")
    form = press(page, "Edit the hub")
    expect(form.locator(".image-field .hub-face img")).to_be_visible()
    form.get_by_role("button", name="Remove the picture").focus()
    page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Choose a picture")).to_be_focused()
    expect(form.get_by_role("group", name="Picture").get_by_role("status")).to_contain_text("No picture")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(DRAWN)).to_have_count(0)
    assert "image" not in rut.ask("channel.open", channel="#meadow", limit=1)["hub"]
    equal(stage.context("cleo").request.get(address).status, 404)
