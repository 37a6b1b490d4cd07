"""Those who look after a hub: acts at a message and a member, tried first, then done, then undone."""

import json

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from forum import Refused
from stage import until
from talk import box, row, rows, write

GARDEN = "#garden"


def garden(stage):
    """A hub of rut's that mira looks after, with finn and greta in it."""
    forum = stage.forum
    if "mira" in forum.members:
        return
    rut = forum.members["rut"]
    rut.act("hub.create", slug="garden", name="Garden", visibility="public")
    for nick in ("mira", "finn", "greta"):
        forum.member(nick)
        forum.members[nick].act("hub.join", hub=GARDEN)
    rut.act("member.appoint", hub=GARDEN, member="mira", role="moderator")
    rut.act("charter.set", hub=GARDEN, preamble="", rules=["Be kind.", "No advertising.", "Stay on the path."])


def choose(page, message, letter, where=".chat"):
    """An act of a message's menu, by keyboard alone."""
    row(page, message, where).last.focus()
    page.keyboard.press("m")
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press(letter)
    expect(page.get_by_role("dialog")).to_be_visible()
    return page.get_by_role("dialog")


@check("moderate: removing by keyboard tells first what it does, then acts, and is undone by key")
def remove(stage):
    garden(stage)
    forum = stage.forum
    forum.members["finn"].post(GARDEN, "Buy my seeds, cheap")
    mira, greta = stage.page("mira", "/garden"), stage.page("greta", "/garden")
    expect(row(greta, "Buy my seeds")).to_have_count(1)
    form = choose(mira, "Buy my seeds", "x")
    expect(form.get_by_role("heading")).to_contain_text("Remove message")
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("alert")).to_contain_text("rule")
    expect(form.get_by_label("Rule")).to_be_focused()
    form.get_by_label("Rule").select_option("2")
    form.get_by_label("Words").fill("No selling here.")
    mira.keyboard.press("Tab")
    form.get_by_role("button", name="Continue").press("Enter")
    expect(form.locator(".would")).to_contain_text("#garden/")
    axe(mira, "an act that was tried")
    expect(row(greta, "Buy my seeds")).to_have_count(1)
    expect(form.get_by_role("button", name="Remove")).to_be_focused()
    mira.keyboard.press("Enter")
    expect(row(greta, "Buy my seeds")).to_have_count(0)
    expect(greta.locator(".chat .gone").last).to_contain_text("removed by a moderator, rule 2")
    expect(mira.locator(".notice")).to_contain_text("Removed #garden/")
    expect(mira.get_by_role("dialog")).to_have_count(0)
    mira.keyboard.press("z")
    expect(row(greta, "Buy my seeds")).to_have_count(1)
    expect(row(mira, "Buy my seeds")).to_have_count(1)
    expect(mira.locator(".notice").last).to_contain_text("Undone")


@check("moderate: what was removed is restored from its place, and looks the same to a fresh page")
def restore(stage):
    forum = stage.forum
    garden(stage)
    post = forum.members["finn"].post(GARDEN, "Look at this")
    mira, greta = stage.page("mira", "/garden"), stage.page("greta", "/garden")
    expect(row(greta, "Look at this")).to_have_count(1)
    forum.members["mira"].act("message.remove", message=post["id"], rule=1)
    gone = mira.locator(f".chat .gone[data-message='{post['id']}']")
    expect(gone).to_contain_text("rule 1")
    mira.reload()
    expect(gone).to_contain_text("rule 1")
    gone.focus()
    mira.keyboard.press("m")
    mira.get_by_role("menuitem", name="Restore").click()
    form = mira.get_by_role("dialog")
    form.get_by_role("button", name="Continue").click()
    form.get_by_role("button", name="Restore").click()
    expect(row(greta, "Look at this")).to_have_count(1)
    fresh = stage.page("greta", "/garden")
    expect(row(fresh, "Look at this")).to_have_count(1)
    equal(rows(greta).locator(".prose").all_inner_texts()[-3:], rows(fresh).locator(".prose").all_inner_texts()[-3:])


@check("moderate: who is muted sees at once until when and why, instead of a box")
def mute(stage):
    garden(stage)
    finn, mira = stage.page("finn", "/garden"), stage.page("mira", "/garden")
    expect(box(finn)).to_be_visible()
    write(finn, "Again and again")
    expect(row(mira, "Again and again")).to_have_count(1)
    form = choose(mira, "Again and again", "m")
    form.get_by_label("For how long").fill("7j")
    form.get_by_label("Rule").select_option("3")
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("alert")).to_contain_text("7d")
    expect(form.get_by_label("For how long")).to_be_focused()
    form.get_by_role("button", name="2 hr").click()
    form.get_by_role("button", name="Continue").click()
    expect(form.locator(".would")).to_contain_text("@finn")
    form.get_by_role("button", name="Mute").click()
    curb = finn.locator(".chat .curb")
    expect(curb).to_contain_text("You are muted in Garden until")
    expect(curb).to_contain_text("rule 3")
    expect(box(finn)).to_be_hidden()
    axe(finn, "muted")
    expect(mira.locator(".notice").last.get_by_role("button", name="Undo")).to_be_visible()
    mira.locator(".notice").last.get_by_role("button", name="Undo").click()
    expect(box(finn)).to_be_visible()
    expect(curb).to_be_hidden()


@check("moderate: refusals stand in the dialog: a higher role, a menu without acts for who looks after nothing")
def refusals(stage):
    garden(stage)
    stage.forum.members["rut"].post(GARDEN, "From the steward")
    mira, greta = stage.page("mira", "/garden"), stage.page("greta", "/garden")
    form = choose(mira, "From the steward", "o")
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("alert")).to_contain_text("role")
    mira.keyboard.press("Escape")
    row(greta, "From the steward").last.focus()
    greta.keyboard.press("m")
    expect(greta.get_by_role("menuitem")).to_have_text(["Quote>", "Report…r"])
    axe(greta, "menu")
    greta.keyboard.press("Escape")
    expect(greta.get_by_role("menu")).to_have_count(0)


@check("moderate: a lock, a pace and approval are shown where they hold, with until and rule")
def locked(stage):
    garden(stage)
    post = stage.forum.members["greta"].post(GARDEN, "A thread to lock", title="Locks")
    stage.forum.members["finn"].reply(post["thread"], "Here")
    mira = stage.page("mira", f"/garden/{post['number']}")
    greta = stage.page("greta", f"/garden/{post['number']}")
    expect(box(greta, ".thread")).to_be_visible()
    form = choose(mira, "A thread to lock", "l")
    form.get_by_label("For how long").fill("2h")
    form.get_by_label("Rule").select_option("3")
    form.get_by_role("button", name="Continue").click()
    form.get_by_role("button", name="Lock").click()
    expect(greta.locator(".thread .curb")).to_contain_text("This thread is locked until")
    expect(greta.locator(".thread .curb")).to_contain_text("(rule 3)")
    expect(box(greta, ".thread")).to_be_hidden()
    expect(box(mira, ".thread")).to_be_visible()
    axe(greta, "locked")
    mira.locator("#main").focus()
    mira.keyboard.press("M")
    mira.get_by_role("menuitem", name="Slow mode").click()
    form = mira.get_by_role("dialog")
    form.get_by_role("button", name="5 a day").click()
    form.get_by_role("button", name="Continue").click()
    form.get_by_role("button", name="Slow mode").click()
    expect(greta.locator(".chat .curb")).to_contain_text("5 messages a day")
    expect(mira.get_by_role("dialog")).to_have_count(0)
    mira.keyboard.press("z")
    expect(greta.locator(".chat .curb")).to_be_hidden()


@check("moderate: a thread is moved to a channel, split and merged, with pointers, and each undone; a fresh page shows the same")
def moves(stage):
    garden(stage)
    forum = stage.forum
    forum.members["rut"].act("channel.create", channel="#garden/herbs")
    root = forum.members["finn"].post(GARDEN, "Thyme or sage?", title="Herbs")
    forum.members["greta"].reply(root["thread"], "Sage, always")
    later = forum.members["finn"].reply(root["thread"], "Who waters in August?")
    other = forum.members["greta"].post(GARDEN, "Holidays", title="Holidays")
    mira = stage.page("mira", f"/garden/{root['number']}")
    greta = stage.page("greta", "/garden")
    expect(row(greta, "Thyme or sage?").locator(".pill")).to_contain_text("2 replies")
    form = choose(mira, "Who waters", "t", ".thread")
    form.get_by_label("Title of the new thread").fill("Watering")
    form.get_by_role("button", name="Continue").click()
    expect(form.locator(".would")).to_contain_text("1 message")
    form.get_by_role("button", name="Split from here").click()
    expect(row(greta, "Watering")).to_have_count(1)
    expect(row(greta, "Thyme or sage?").locator(".pill")).to_contain_text("1 reply")
    mira.wait_for_url(f"**/garden/{later['number']}")
    expect(mira.locator(".thread h2")).to_have_text("Watering")
    form = choose(mira, "Watering", "g")
    form.get_by_label("Into the thread of").fill(str(other["number"]))
    form.get_by_role("button", name="Continue").click()
    expect(form.locator(".would")).to_contain_text("1 message")
    form.get_by_role("button", name="Merge into").click()
    expect(row(greta, "Watering")).to_have_count(0)
    expect(row(greta, "Holidays").locator(".pill")).to_contain_text("1 reply")
    expect(mira.get_by_role("dialog")).to_have_count(0)
    mira.locator("#main").focus()
    mira.keyboard.press("z")
    expect(row(greta, "Watering")).to_have_count(1)
    form = choose(mira, "Thyme or sage?", "v")
    expect(form.locator("datalist option[value='#garden/herbs']")).to_have_count(1)
    form.get_by_label("To", exact=True).fill("#garden/nowhere")
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("alert")).not_to_be_empty()
    form.get_by_label("To", exact=True).fill("#garden/herbs")
    form.get_by_role("button", name="Continue").click()
    expect(form.locator(".would")).to_contain_text("2 messages")
    axe(mira, "move")
    form.get_by_role("button", name="Move").click()
    expect(row(greta, "Thyme or sage?")).to_have_count(0)
    pointer = greta.locator(f".chat .gone[data-number='{root['number']}']")
    expect(pointer).to_have_text(f"moved{root['number']}")
    fresh = stage.page("greta", "/garden")
    expect(fresh.locator(f".chat .gone[data-number='{root['number']}']")).to_have_text(f"moved{root['number']}")
    texts = ".chat .rows > .message"
    equal(greta.locator(texts).locator(".prose, p").all_inner_texts(), fresh.locator(texts).locator(".prose, p").all_inner_texts())
    pointer.get_by_role("link", name="moved").click()
    greta.wait_for_url("**/garden/herbs/1")
    expect(row(greta, "Thyme or sage?", ".thread")).to_be_visible()
    expect(mira.get_by_role("dialog")).to_have_count(0)
    mira.locator("#main").focus()
    mira.keyboard.press("z")
    expect(row(fresh, "Thyme or sage?")).to_have_count(1)


@check("moderate: a ban takes the hub away at once, says why, and the hub comes back when it is lifted")
def ban(stage):
    garden(stage)
    greta = stage.page("greta", "/garden")
    expect(box(greta)).to_be_visible()
    until(greta, "hubbub.link.phase === 'open' && hubbub.place.channel !== null")
    stage.forum.members["mira"].act("member.ban", member="greta", hub=GARDEN, lasts="7d", rule=2, words="Advertising, five times.")
    greta.wait_for_url("**/notices")
    expect(greta.locator(".places")).not_to_contain_text("Garden")
    stage.forum.members["mira"].act("member.unban", member="greta", hub=GARDEN)
    expect(greta.locator(".places")).to_contain_text("Garden")


@check("moderate: banned everywhere, one sees why, until when, and nothing else; when it ends all is back")
def banned(stage):
    garden(stage)
    stage.forum.member("ivo")
    ivo = stage.page("ivo", "/hubs")
    expect(ivo.locator(".places")).to_be_visible()
    stage.forum.members["rut"].act("member.ban", member="ivo", everywhere=True, lasts="7d", rule=2, words="Threats by message.")
    expect(ivo.locator(".banned-head")).to_contain_text("You are banned from the community until")
    expect(ivo.locator(".banned-head")).to_contain_text("Threats by message.")
    expect(ivo.locator(".places")).to_be_hidden()
    axe(ivo, "banned")
    ivo.reload()
    expect(ivo.locator(".banned-head")).to_contain_text("Rule 2")
    with ivo.expect_download() as told:
        ivo.get_by_role("link", name="Export my data").click()
    lines = told.value.path().read_text().splitlines()
    equal([json.loads(lines[at])["is"] for at in (0, 1, -1)], ["export", "account", "end"])
    stage.forum.members["rut"].act("member.unban", member="ivo", everywhere=True)
    expect(ivo.locator(".places")).to_be_visible()


@check("moderate: a purge says that there is no undo, wants the number typed, and open pages forget the message")
def purge(stage):
    garden(stage)
    forum = stage.forum
    post = forum.members["finn"].post(GARDEN, "The address of someone else")
    rut, greta = stage.page("rut", "/garden"), stage.page("greta", "/garden")
    expect(row(greta, "The address of")).to_have_count(1)
    form = choose(rut, "The address of", "P")
    expect(form).to_contain_text("There is no undo.")
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("alert")).to_contain_text(f"Type {post['number']}")
    expect(form.get_by_label("To go on, type")).to_be_focused()
    form.get_by_label("To go on, type").fill(str(post["number"]))
    rut.keyboard.press("Enter")
    expect(form.locator(".would b")).to_be_visible()
    axe(rut, "purge")
    form.get_by_role("button", name="Purge", exact=True).click()
    expect(rut.get_by_role("dialog")).to_have_count(0)
    expect(rut.locator(".notice").last.get_by_role("button", name="Undo")).to_have_count(0)
    expect(row(greta, "The address of")).to_have_count(0)
    equal(greta.evaluate("JSON.stringify(hubbub.state.messages).includes('The address of')"), False)
    forum.members["finn"].post(GARDEN, "Nothing to erase")
    mira = stage.page("mira", "/garden")
    row(mira, "Nothing to erase").last.focus()
    mira.keyboard.press("m")
    expect(mira.get_by_role("menu")).to_be_visible()
    expect(mira.get_by_role("menuitem", name="Purge")).to_have_count(0)


@check("moderate: operators name an arbiter, see it on the card, take the role back, and erase an entry's who and why")
def arbiter(stage):
    garden(stage)
    forum = stage.forum
    forum.members["finn"].post(GARDEN, "Who decides here?")
    rut = stage.page("rut", "/garden")

    def card():
        row(rut, "Who decides").last.get_by_role("button", name="finn").click()
        expect(rut.get_by_role("dialog")).to_contain_text("@finn")
        return rut.get_by_role("dialog")

    def done(form, name):
        form.get_by_role("button", name="Continue").click()
        expect(form.locator(".would b")).to_be_visible()
        form.get_by_role("button", name=name, exact=True).click()
        expect(rut.get_by_role("dialog")).to_have_count(0)

    form = card()
    expect(form.get_by_role("button", name="Name as arbiter")).to_have_count(0)
    form.get_by_label("Where it holds").select_option("Everywhere")
    form.get_by_role("button", name="Name as arbiter").click()
    done(rut.get_by_role("dialog"), "Name as arbiter")
    form = card()
    expect(form.locator(".tag").first).to_have_text("arbiter")
    form.get_by_label("Where it holds").select_option("Everywhere")
    form.get_by_role("button", name="Arbiter no more").click()
    done(rut.get_by_role("dialog"), "Arbiter no more")
    form = card()
    form.get_by_label("Where it holds").select_option("Everywhere")
    form.get_by_role("button", name="Record").click()
    record = rut.get_by_role("dialog")
    expect(record.get_by_role("button", name="Erase").first).to_be_visible()
    number = forum.members["rut"].ask("modlog.list", everywhere=True)["entries"][0]["number"]
    record.locator("li", has_text=f"e{number} ").get_by_role("button", name="Erase").click()
    form = rut.get_by_role("dialog")
    expect(form).to_contain_text("There is no undo.")
    form.get_by_label("To go on, type").fill(f"e{number}")
    done(form, "Erase")
    entries = forum.members["rut"].ask("modlog.list", everywhere=True)["entries"]
    equal([one.get("erased") for one in entries if one["number"] == number], [True])
