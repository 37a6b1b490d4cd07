"""Claim the community, sign up, log in and out, and what visitors meet."""

from pathlib import Path

from playwright.sync_api import expect

from checks import check, equal
from forum import PASSWORD
from stage import until


@check("claim: the first start's link makes the first operator, who creates the first hub")
def claim(stage):
    link = stage.forum.claim_link()
    assert link, "no link in the server's first words"
    page = stage.context().new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="Become")).to_be_visible()
    page.get_by_label("Nick").fill("ida")
    page.get_by_label("E-mail").fill("ida@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/hubs")
    expect(page.get_by_role("heading", name="No hubs yet")).to_be_visible()
    page.get_by_label("Name").fill("Lisboa & Porto")
    expect(page.get_by_label("Address")).to_have_value("lisboa-porto")
    page.get_by_role("button", name="Create hub").click()
    page.wait_for_url("**/lisboa-porto")
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    page.context.close()


@check("claim: a link works once")
def claim_once(stage):
    page = stage.context().new_page()
    page.goto(stage.forum.claim_link())
    # The page's own form, which knows the code from the link.
    expect(page.get_by_role("heading", name="Become")).to_be_visible()
    page.get_by_label("Nick").fill("eve")
    page.get_by_label("E-mail").fill("eve@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.context.close()


@check("people and hubs come in by administration while the server runs")
def people(stage):
    stage.people()
    equal(sorted(hub["slug"] for hub in stage.forum.members["ana"].ask("hub.list")["hubs"]), ["berlin", "lisboa-porto", "paris"])


@check("archive: one of another program comes in while the server runs, into a public hub, with those who wrote in it, who are nobody's yet")
def archive(stage):
    stage.past()
    rut = stage.forum.members["rut"]
    channels = rut.ask("channel.list", hub="#archive")["channels"]
    assert len(channels) > 0 and max(one["last"] for one in channels) > 100, channels
    busiest = max(channels, key=lambda one: one["last"])
    starters = [one["starter"] for one in rut.ask("thread.list", channel=busiest["address"], limit=20)["threads"]]
    assert all(one.get("unclaimed") and one["nick"] for one in starters), starters
    print(f"   {len(channels)} channels, {sum(one['last'] for one in channels)} messages")


@check("log in: a wrong password is told beside the form, the right one leads where one wanted to go")
def log_in(stage):
    page = stage.context().new_page()
    page.goto("/login?next=/berlin/coworking")
    page.get_by_label("Nick or e-mail").fill("ana")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/berlin/coworking")
    expect(page.get_by_role("heading", level=1)).to_have_text("coworking")
    cookies = page.context.cookies()
    assert any(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in cookies), cookies
    page.context.close()


@check("sign up: refusals stand at their field, success leads to the hubs")
def sign_up(stage):
    page = stage.context().new_page()
    page.goto("/signup")
    page.get_by_label("Nick").fill("ana")
    page.get_by_label("E-mail").fill("dora@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.get_by_label("Nick").fill("dora")
    page.get_by_role("button", name="Sign up").click()
    page.wait_for_url("**/hubs")
    expect(page.get_by_role("link", name="Berlin", exact=True).first).to_be_visible()
    page.locator(".hub", has_text="Berlin").get_by_role("button", name="Join").click()
    expect(page.locator(".hub", has_text="Berlin").get_by_text("Joined")).to_be_visible()
    expect(page.locator(".places").get_by_role("link", name="coworking")).to_be_visible()
    page.context.close()


@check("sign up: an invite leads a stranger through the door into the hub that sent it")
def invited(stage):
    code = stage.forum.members["rut"].act("invite.create", hub="#paris")["invite"]["url"].split("/invite/")[1]
    page = stage.context().new_page()
    page.goto(f"/invite/{code}")
    expect(page.get_by_label("Nick")).to_be_visible()
    page.get_by_label("Nick").fill("lou")
    page.get_by_label("E-mail").fill("lou@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.locator(".places").get_by_role("button", name="Paris")).to_be_visible()
    page.context.close()


@check("recover: who forgot the password chooses a new one by an operator's link, which ends all sessions and works once")
def recovered(stage):
    forum = stage.forum
    forum.member("mel")
    before = stage.context("mel")
    old = before.new_page()
    old.goto("/hubs")
    until(old, "hubbub.link.phase === 'open'")
    url = forum.members["rut"].act("member.recover", member="mel")["url"]
    path = "/claim" + url.split("/claim")[1]
    page = stage.context().new_page()
    page.goto(path)
    expect(page.get_by_role("heading", name="Choose your password")).to_be_visible()
    page.get_by_label("Password").fill("four quite new words")
    page.locator("form button[type=submit]").click()
    until(page, "location.pathname !== '/claim' && hubbub.link.phase === 'open'")
    old.wait_for_url("**/login**")
    equal(page.evaluate("hubbub.state.me.nick"), "mel")
    page.context.close()
    before.close()
    again = stage.context().new_page()
    again.goto(path)
    expect(again.get_by_role("heading", name="Choose your password")).to_be_visible()
    again.get_by_label("Password").fill("four other new words")
    again.locator("form button[type=submit]").click()
    expect(again.get_by_role("alert")).not_to_be_empty()
    again.context.close()


@check("account: a theme that was chosen holds over a reload, one's own data comes as a file, the page can be installed")
def chosen(stage):
    context = stage.context("cleo")
    page = context.new_page()
    page.goto("/account")
    theme = page.locator("select").filter(has=page.locator("option[value=dark]"))
    theme.select_option("dark")
    page.reload()
    expect(theme).to_have_value("dark")
    equal(page.evaluate("document.documentElement.dataset.theme"), "dark")
    with page.expect_download() as told:
        page.get_by_role("link", name="Export").first.click()
    text = Path(told.value.path()).read_text()
    assert "cleo" in text and len(text.splitlines()) > 1, text[:200]
    manifest = context.request.get("/manifest.webmanifest").json()
    sizes = {icon["sizes"] for icon in manifest["icons"]}
    assert manifest["display"] == "standalone" and manifest["start_url"] == "/" and {"192x192", "512x512"} <= sizes, manifest
    for icon in manifest["icons"]:
        equal(context.request.get(icon["src"]).status, 200, icon["src"])
    context.close()


@check("log out: ends the session and its connection")
def log_out(stage):
    context = stage.context("cleo")
    page = context.new_page()
    page.goto("/account")
    page.get_by_role("button", name="Log out").click()
    until(page, "location.pathname !== '/account'")
    answer = context.request.get("/api/v1/session.list")
    equal(answer.status, 401)
    context.close()


@check("a session that is ended elsewhere leads to the log in")
def session_ended(stage):
    context = stage.context("cleo")
    page = context.new_page()
    page.goto("/hubs")
    expect(page.locator(".place-list")).to_contain_text("All hubs")
    until(page, "hubbub.link.phase === 'open'")
    stage.forum.members["cleo"].act("session.revoke", others=True)
    page.wait_for_url("**/login?next=%2Fhubs")
    context.close()
