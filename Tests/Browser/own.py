"""What is one's own: attention, levels, whom one ignores, sessions, tokens, password, leaving."""

import urllib.error
import urllib.request

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from forum import PASSWORD
from stage import until
from talk import box, row, rows, write


def notified(context, answer="granted"):
    """A browser whose desktop notices are counted instead of shown."""
    context.add_init_script("""(() => {
        if (location.protocol === "about:") return;
        window.shown = [];
        window.Notification = class { constructor(title, more) { window.shown.push([title, more.body]); } close() {} static permission = localStorage.permitted ?? "default"; static async requestPermission() { localStorage.permitted = Notification.permission = "%s"; return "%s"; } };
        Object.defineProperty(document, "hasFocus", { value: () => window.isFocused ?? true });
    })();""" % (answer, answer))
    return context.new_page()


@check("attention: desktop notices only once asked for, for what concerns one, and not while one is not to be disturbed")
def notices(stage):
    forum = stage.forum
    forum.members["rut"].act("channel.create", channel="#berlin/quiet")
    context = stage.context("ana")
    page = notified(context)
    page.goto("/account")
    ask = page.get_by_label("Desktop notices")
    expect(ask).not_to_be_checked()
    ask.check()
    expect(ask).to_be_checked()
    axe(page, "account")
    page.goto("/paris")
    until(page, "hubbub.link.phase === 'open'")
    until(page, "hubbub.kept !== null")
    page.evaluate("window.isFocused = false")
    ben = forum.members["ben"]
    ben.post("#berlin/quiet", "Nothing for anyone")
    ben.post("#berlin/quiet", "You are wanted, @ana")
    until(page, "window.shown.length > 0")
    equal(page.evaluate("window.shown.map(([title, body]) => title + ': ' + body)"), ["ben · #berlin/quiet: You are wanted, @ana"])
    expect(page).to_have_title("(2) Paris · Hubbub")
    until(page, "document.querySelector('link[rel=icon]').href.endsWith('/assets/icon-marked.svg')")
    page.goto("/account")
    page.get_by_label("Do not disturb").select_option("hour")
    until(page, "!document.title.startsWith('(')")
    page.evaluate("window.isFocused = false")
    ben.post("#berlin/quiet", "Still wanted, @ana")
    until(page, "Object.values(hubbub.state.reading).some((one) => one.mentions === 2)")
    equal(page.evaluate("window.shown.length"), 0)
    # It holds on every device, says until when, and ends on every device.
    other = stage.context("ana").new_page()
    other.goto("/account")
    rest = other.get_by_label("Do not disturb")
    expect(rest).to_have_value("held")
    expect(rest.locator("option:checked")).to_contain_text("Until ")
    axe(other, "do not disturb")
    for language in ("fr", "es", "de", "it", "en"):
        other.evaluate(f"hubbub.speak('{language}')")
        until(other, f"document.documentElement.lang === '{language}' && !hubbub.words.say('quiet.hint').startsWith('quiet')")
        assert "{" not in other.evaluate("hubbub.words.say('quiet.until', { date: hubbub.words.rest.format(Date.now()) })")
    other.locator("select[name=quiet]").focus()
    other.keyboard.press("Home")
    expect(page.get_by_label("Do not disturb")).to_have_value("off")
    until(page, "document.title.startsWith('(')")
    other.context.close()
    context.close()


@check("attention: who refuses notices in the browser is told where to change it")
def refused(stage):
    context = stage.context("ben")
    page = notified(context, "denied")
    page.goto("/account")
    page.get_by_label("Desktop notices").click()
    expect(page.locator(".notice")).to_contain_text("The browser does not allow")
    expect(page.get_by_label("Desktop notices")).not_to_be_checked()
    context.close()


@check("attention: how much one hears is chosen for a channel by key and for a hub on its page")
def levels(stage):
    page = stage.page("ana", "/berlin/quiet")
    expect(rows(page).first).to_be_visible()
    page.locator("#main").focus()
    page.keyboard.press("M")
    menu = page.get_by_role("menu")
    expect(menu.get_by_role("menuitemradio", name="New threads")).to_have_attribute("aria-checked", "true")
    axe(page, "levels")
    page.keyboard.press("3")
    expect(page.locator(".places .place.muted")).to_contain_text("quiet")
    page.goto("/berlin?view=hub")
    page.get_by_label("How much you hear").select_option("all")
    until(page, "Object.values(hubbub.state.hubs).find((one) => one.slug === 'berlin').mine.level === 'all'")
    page.get_by_label("How much you hear").select_option("mentions")
    stage.forum.members["ana"].act("level.set", channel="#berlin/quiet", level="mentions")


@check("ignoring: one who is ignored counts nothing, stands in the account's list, and comes back")
def ignoring(stage):
    forum = stage.forum
    forum.member("noisy").act("hub.join", hub="#berlin")
    forum.members["noisy"].post("#berlin/quiet", "Me again")
    page = stage.page("ana", "/berlin/quiet")
    expect(row(page, "Me again")).to_be_visible()
    before = page.evaluate("hubbub.state.ignored.length")
    row(page, "Me again").get_by_role("button", name="noisy").click()
    page.get_by_role("dialog").get_by_role("button", name="Ignore").click()
    until(page, f"hubbub.state.ignored.length === {before + 1}")
    page.goto("/account")
    mine = page.locator("section", has_text="Ignored").last
    expect(mine).to_contain_text("noisy")
    mine.locator("li", has_text="noisy").get_by_role("button", name="Stop ignoring").click()
    expect(mine).not_to_contain_text("noisy")


@check("account: a token for a program is shown once, works, stands among the sessions, and ends")
def token(stage):
    page = stage.page("ben", "/account")
    page.get_by_role("button", name="Make a token").click()
    form = page.get_by_role("dialog")
    form.get_by_label("For which program").fill("my script")
    form.get_by_role("button", name="Make a token").click()
    made = form.get_by_label("Token", exact=True)
    expect(made).to_be_visible()
    text = made.input_value()
    axe(page, "token")
    page.keyboard.press("Escape")
    request = urllib.request.Request(f"{stage.forum.url}/api/v1/session.list", headers={"Authorization": f"Bearer {text}"})
    assert b"my script" in urllib.request.urlopen(request).read()
    page.get_by_role("button", name="End the session my script").click()
    expect(page.locator(".sessions").last).not_to_contain_text("my script")
    try:
        urllib.request.urlopen(request)
        raise AssertionError("the token works on")
    except urllib.error.HTTPError as error:
        equal(error.code, 401)


@check("account: the password changes, a wrong one is told at its field, and the new one logs in")
def password(stage):
    stage.forum.member("paul")
    page = stage.page("paul", "/account")
    page.get_by_label("Present password").fill("not this one")
    page.get_by_label("New password").fill("three new small words")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("alert").filter(has_text="password")).to_be_visible()
    page.get_by_label("Present password").fill(PASSWORD)
    page.get_by_role("button", name="Change password").click()
    expect(page.locator(".notice")).to_contain_text("Password changed")
    context = stage.context()
    answer = context.request.post("/api/v1/account.login", data={"nick": "paul", "password": "three new small words"}, headers={"Origin": stage.forum.url})
    equal(answer.status, 200)
    context.close()


@check("account: deleting it asks for the nick and the password, and leaves messages without a name")
def leaving(stage):
    forum = stage.forum
    forum.member("wanda").act("hub.join", hub="#berlin")
    forum.members["wanda"].post("#berlin/quiet", "I was here")
    page = stage.page("wanda", "/account")
    page.get_by_role("button", name="Delete account").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("There is no undo.")
    form.get_by_label("Present password").fill(PASSWORD)
    form.get_by_label("To go on, type wanda").fill("wando")
    form.get_by_role("button", name="Delete account").click()
    expect(form.get_by_role("alert")).to_contain_text("Type wanda")
    axe(page, "delete account")
    form.get_by_label("To go on, type wanda").fill("wanda")
    form.get_by_role("button", name="Delete account").click()
    page.wait_for_url(lambda url: not url.endswith("/account"))
    ana = stage.page("ana", "/berlin/quiet")
    expect(row(ana, "I was here")).to_contain_text("someone who left")
    equal(page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('hubbub.draft')).length"), 0)


@check("account: a program's code shows who asks and from where before it is let in or turned down")
def let_in(stage):
    page = stage.page("ben", "/account")
    page.get_by_role("link", name="Let a program in").click()
    page.wait_for_url("**/account/link")
    # The server's answers, here played.
    page.evaluate("""() => {
        window.asked = [];
        const ask = hubbub.ask.bind(hubbub);
        hubbub.ask = async (command, fields) => {
            if (!command.startsWith("login.")) return ask(command, fields);
            window.asked.push([command, fields.code, fields.accept]);
            if (fields.code === "WRNG") throw { code: "not_found", say: "There is no such code." };
            return command === "login.show" ? { client: "hubbub 0.1", address: "203.0.113.7", expires: 1 } : {};
        };
    }""")
    field = page.get_by_label("Code", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("WRNG")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("no such code")
    field.fill("bcdf-ghjk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Let hubbub 0.1 in as you?")).to_be_visible()
    expect(page.locator(".sheet")).to_contain_text("203.0.113.7")
    axe(page, "let in")
    page.get_by_role("button", name="Let in").click()
    expect(page.get_by_role("status").filter(has_text="is logged in")).to_be_visible()
    equal(page.evaluate("asked.at(-1)"), ["login.approve", "bcdf-ghjk", True])
