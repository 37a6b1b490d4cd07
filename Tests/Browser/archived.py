"""A community that brought its past along: years of conversations, read by members and visitors."""

from playwright.sync_api import expect

from access import axe
from checks import check, equal
from stage import DESKTOP, PHONE, alone, until
from talk import rows

# A channel of so many messages is read from end to end; longer ones take minutes in a debug build.
MOST_READ = 1500
ROWS = "[...document.querySelectorAll('.chat .rows > [data-number]')].map((one) => Number(one.dataset.number))"


def reader(stage):
    """Ines, who has joined the archive's hub."""
    stage.past()
    is_new = "ines" not in stage.forum.members
    ines = stage.forum.member("ines")
    if is_new:
        ines.act("hub.join", hub="#archive")
    return ines


def channel(stage, most=MOST_READ):
    """The longest channel of the archive with no more messages than that."""
    channels = reader(stage).ask("channel.list", hub="#archive")["channels"]
    return max((one for one in channels if one["last"] <= most), key=lambda one: one["last"])


def path(one, number=None):
    return "/".join(["", one["address"][1:], *([str(number)] if number else [])])


def middle(stage, one):
    """A thread of some replies from the middle of a channel."""
    listed = stage.forum.members["ines"].ask("thread.list", channel=one["address"], limit=100)["threads"]
    return max(listed[len(listed) // 2:], key=lambda thread: min(thread["replies"], 30))


@check("archive: a channel is read back to its very first message, in order, in a window that stays small")
def back_to_the_first(stage):
    one = channel(stage)
    page = stage.page("ines", path(one))
    expect(rows(page).last).to_be_visible()
    seen = set(page.evaluate(ROWS))
    until(page, "hubbub.place.channel !== null")
    while page.evaluate("hubbub.state.chats[hubbub.place.channel].more.before"):
        top = page.evaluate("hubbub.state.chats[hubbub.place.channel].rows[0].number")
        until(page, f"(document.querySelector('.chat > .scroll').scrollTop = 0, hubbub.state.chats[hubbub.place.channel].rows[0].number < {top} && !hubbub.place.busy.size || !hubbub.state.chats[hubbub.place.channel].more.before)")
        numbers = page.evaluate(ROWS)
        equal(numbers, sorted(set(numbers)))
        assert len(numbers) <= 240, len(numbers)
        seen.update(numbers)
    expect(page.locator(".chat .beginning")).to_be_visible()
    first = stage.forum.members["ines"].ask("channel.history", channel=one["address"], around=1, limit=1)["lines"][0]
    expect(page.locator(f".chat [data-number='{first['number']}']")).to_be_visible()
    print(f"   {one['address']}: {len(seen)} lines back from number {one['last']}")


@check("archive: the list of threads goes on to older ones, each once, by who began it")
def threads(stage):
    one = channel(stage)
    page = stage.page("ines", f"{path(one)}?view=threads")
    found = page.locator(".threads .thread-row")
    expect(found.first).to_be_visible()
    until(page, "hubbub.state.listings[hubbub.place.channel] !== undefined")
    for _ in range(3):
        count = found.count()
        if not page.evaluate("hubbub.state.listings[hubbub.place.channel].more"):
            break
        until(page, f"(document.querySelector('.chat > .threads').scrollTop = 1e9, document.querySelectorAll('.thread-row').length > {count})")
    links = found.locator("a").evaluate_all("(all) => all.map((one) => one.pathname)")
    equal(len(links), len(set(links)))
    assert all(text.strip() for text in found.locator(".thread-name").all_inner_texts()[:100])
    found.last.locator("a").click()
    expect(rows(page, ".thread").first).to_be_visible()
    expect(rows(page, ".thread").first.locator(".who .name")).not_to_be_empty()


@check("archive: search marks what it finds, goes on to older results, narrows by who wrote and when, and leads to the message")
def search(stage):
    thread = middle(stage, channel(stage))
    words = "".join(letter if letter.isalpha() else " " for letter in thread["excerpt"]).split()
    word = max(words, key=len)
    page = stage.page("ines", f"/search?q={word}")
    found = page.locator(".result")
    expect(found.first).to_be_visible()
    marks = page.locator(".result mark").all_inner_texts()
    assert marks and all(mark.strip() for mark in marks), marks
    nick, day = thread["starter"]["nick"], page.evaluate("(at) => new Date(at + 864e5).toISOString().slice(0, 10)", thread["last"]["at"])
    page.goto(f"/search?q={word} from:{nick} before:{day}")
    expect(found.first).to_be_visible()
    names = set(page.locator(".result-who b").all_inner_texts())
    equal(names, {thread["starter"].get("name") or nick})
    found.first.locator("a").click()
    expect(page.locator(".message.target").first).to_be_visible()
    print(f"   {word!r} from {nick} before {day}")


@check("archive: one goes to a day of years ago, and reads on from there both ways")
def to_a_day(stage):
    one = channel(stage)
    thread = middle(stage, one)
    page = stage.page("ines", path(one))
    expect(rows(page).last).to_be_visible()
    page.locator("#main").focus()
    page.keyboard.press("g")
    dialog = page.get_by_role("dialog")
    day = page.evaluate("(at) => new Date(at).toLocaleDateString('sv')", thread["last"]["at"])
    dialog.get_by_label("A day").fill(day)
    dialog.get_by_role("button", name="Go there").click()
    target = page.locator(".chat .target")
    expect(target).to_be_in_viewport()
    there = page.evaluate("new Date(document.querySelector('.chat .target time').dateTime).toLocaleDateString('sv')")
    assert there >= day, (there, day)
    for side, edge, goes in (("before", "[0]", "0"), ("after", ".at(-1)", "1e9")):
        if page.evaluate(f"hubbub.state.chats[hubbub.place.channel].more.{side}"):
            number = page.evaluate(f"hubbub.state.chats[hubbub.place.channel].rows{edge}.number")
            until(page, f"(document.querySelector('.chat > .scroll').scrollTop = {goes}, hubbub.state.chats[hubbub.place.channel].rows{edge}.number !== {number})")


@check("archive: who joins has nothing of the past to catch up on, and all that comes from then on")
def from_then_on(stage):
    one = channel(stage)
    rut = stage.forum.members["rut"]
    jo = stage.forum.member("jo")
    rut.act("hub.join", hub="#archive")
    page = stage.page("jo", "/archive?view=hub")
    page.get_by_role("button", name="Join").click()
    place = page.locator(f".places a[href='{path(one)}']")
    expect(place).to_be_visible()
    expect(place.locator(".count")).to_have_count(0)
    page.goto("/catchup")
    expect(page.get_by_text("Nothing is new in your hubs.")).to_be_visible()
    thread = middle(stage, one)
    jo.act("thread.follow", thread=thread["id"])
    rut.post(one["address"], "The first word after the move")
    rut.reply(thread["id"], "An answer after all these years")
    items = page.locator(".thread-row")
    expect(items).to_have_count(2)
    expect(items.filter(has_text="The first word after the move").locator(".new")).to_have_text("1 new")
    items.filter(has_not_text="The first word").locator("a").click()
    expect(rows(page, ".thread").last).to_contain_text("after all these years")
    expect(page.locator(".thread .divider.new")).to_be_visible()
    page.goto("/catchup")
    expect(items).to_have_count(1)


@check("archive: visitors read hub, channel, thread and search without a script, page by page to the first, and its feed")
def without_a_script(stage):
    one = channel(stage)
    thread = middle(stage, one)
    with alone(stage.context(None, java_script_enabled=False)) as page:
        page.goto("/archive")
        page.locator(f".visitor-channels a[href='{path(one)}']").click()
        expect(page.locator(".message").first).to_be_visible()
        newest = page.locator(".message").last.inner_text()
        older = page.locator("a[rel=prev]").first
        expect(older).to_be_visible()
        older.click()
        expect(page.locator(".message").first).to_be_visible()
        assert page.locator(".message").last.inner_text() != newest
        page.goto(path(one, thread["number"]))
        expect(page.locator(".message")).not_to_have_count(0)
        expect(page.locator("body")).to_contain_text(thread["starter"]["nick"])
        page.goto(f"/search?q={max(thread['excerpt'].split(), key=len)}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.goto(path(one, thread["number"]))
        feed = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
        answer = page.context.request.get(feed)
        assert answer.ok and "<feed" in answer.text(), answer.status


@check("archive: axe finds nothing where years of others' words stand, live and open, light and wide, dark and narrow")
def readable(stage):
    one = channel(stage)
    thread = middle(stage, one)
    number = path(one, thread["number"])
    looks = [
        ("ines", "light", DESKTOP, [path(one), number]), ("ines", "dark", PHONE, [f"{path(one)}?view=threads", f"/search?q=from:{thread['starter']['nick']}"]),
        (None, "light", DESKTOP, [path(one)]), (None, "dark", PHONE, [number]),
    ]
    for nick, scheme, viewport, paths in looks:
        with alone(stage.context(nick, viewport=viewport, color_scheme=scheme)) as page:
            for address in paths:
                page.goto(address)
                page.wait_for_load_state("networkidle")
                # Which level a heading in a message has is its writer's.
                axe(page, f"{address} of {nick} {scheme}", but=("heading-order",))
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{address} is too wide"
